export interface SlashCommand {
  /** With its slash: `/incident`. */
  command: string;
  description?: string;
  usageHint?: string;
  shouldEscape?: boolean;
}

export interface Shortcut {
  callbackId: string;
  name: string;
  type: 'global' | 'message';
}

/** The app installed in the workspace: what it may do and what it asked to hear. */
export interface AppIdentity {
  id: string;
  name: string;
  botId: string;
  botUserId: string;
  botToken: string;
  appToken: string;
  signingSecret: string;
  verificationToken: string;
  scopes: Set<string>;
  events: Set<string>;
  commands: SlashCommand[];
  /** Undefined: any callback id may be used. */
  shortcuts?: Shortcut[];
  homeTab: boolean;
  revoked: boolean;
}
