import { createDemoGround, type DemoGround } from '../../src/demo/demo-ground.ts';
import { exampleCast } from '../../src/demo/demo-world.ts';
import { createLog } from '../../src/log.ts';
import { createWorkspaceServer, type WorkspaceServer } from '../../src/workspace/workspace-server.ts';

export interface OpenGround {
  ground: DemoGround;
  server: WorkspaceServer;
  close(): Promise<void>;
}

/** The demo with its page, on a free port; the script plays without pauses. */
export async function openGround(): Promise<OpenGround> {
  const ground = await createDemoGround({
    cast: await exampleCast(),
    log: createLog('silent'),
    hasScript: true,
    pace: 0,
  });
  const server = await createWorkspaceServer(ground, 0);
  return {
    ground,
    server,
    close: async () => {
      await server.stop();
      await ground.close();
    },
  };
}
