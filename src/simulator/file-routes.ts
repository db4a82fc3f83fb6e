import type { IncomingMessage, ServerResponse } from 'node:http';
import { receiveBytes } from './store/files.ts';
import type { Workspace } from './store/workspace.ts';

/** The file's bytes in a multipart body: what stands between the first part's headers and the closing boundary. */
function bytesOf(body: Buffer, contentType: string): Buffer {
  const boundary = /boundary="?([^";]+)"?/.exec(contentType)?.[1];
  if (!contentType.startsWith('multipart/form-data') || boundary === undefined) {
    return body;
  }
  const start = body.indexOf('\r\n\r\n') + 4;
  const end = body.indexOf(`\r\n--${boundary}`, start);
  return body.subarray(start, end < 0 ? undefined : end);
}

/** Takes the bytes of a file at its upload address; another length than was promised is refused. */
export function receiveUpload(
  ws: Workspace,
  fileId: string,
  request: IncomingMessage,
  body: Buffer,
  response: ServerResponse,
): void {
  const file = ws.files.get(fileId);
  const bytes = bytesOf(body, request.headers['content-type'] ?? '');
  if (file === undefined || file.bytes !== undefined) {
    response.writeHead(404, { 'content-type': 'text/plain' }).end('not found');
  } else if (bytes.length !== file.length) {
    ws.violate('upload length', `${file.name}: promised ${file.length}, sent ${bytes.length}`);
    response.writeHead(400, { 'content-type': 'text/plain' }).end('length mismatch');
  } else {
    receiveBytes(ws, file, bytes);
    response.writeHead(200, { 'content-type': 'text/plain' }).end(`OK - ${bytes.length}`);
  }
}

/** Gives the bytes of a file to the bot with files:read; anyone else gets Slack's sign-in page (as HTML). */
export function serveDownload(ws: Workspace, path: string, request: IncomingMessage, response: ServerResponse): void {
  const id = path.split('/')[2]?.split('-')[1] ?? '';
  const file = ws.files.get(id);
  const bearer = request.headers.authorization === `Bearer ${ws.app.botToken}`;
  if (!bearer || ws.app.revoked || !ws.app.scopes.has('files:read')) {
    response.writeHead(200, { 'content-type': 'text/html' }).end('<!DOCTYPE html><title>Sign in</title>');
  } else if (file?.bytes === undefined) {
    response.writeHead(404, { 'content-type': 'text/plain' }).end('not found');
  } else {
    response.writeHead(200, { 'content-type': 'application/octet-stream' }).end(file.bytes);
  }
}
