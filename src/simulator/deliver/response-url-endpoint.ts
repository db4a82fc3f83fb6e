import { isJsonObject, type JsonObject, parseJson } from '../json.ts';
import { takeResponseUrl } from '../store/response-urls.ts';
import type { Workspace } from '../store/workspace.ts';
import { SlackRefusal } from '../web-api/slack-refusal.ts';
import { showAnswer } from './app-answer.ts';

export interface EndpointAnswer {
  status: number;
  contentType: string;
  body: string;
}

const KNOWN = new Set([
  'text',
  'blocks',
  'attachments',
  'response_type',
  'replace_original',
  'delete_original',
  'thread_ts',
  'mrkdwn',
  'metadata',
  'unfurl_links',
  'unfurl_media',
]);

function refused(status: number, error: string, extra: JsonObject = {}): EndpointAnswer {
  return {
    status,
    contentType: 'application/json; charset=utf-8',
    body: JSON.stringify({ ok: false, error, ...extra }),
  };
}

/** Answers a POST to a response address: five uses within thirty minutes, JSON only. */
export function answerResponseUrl(ws: Workspace, path: string, body: string): EndpointAnswer {
  const to = takeResponseUrl(ws, path);
  if (typeof to === 'string') {
    return refused(404, to);
  }
  const source = parseJson(body);
  if (!isJsonObject(source)) {
    return refused(400, 'invalid_payload');
  }
  for (const name of Object.keys(source).filter((key) => !KNOWN.has(key))) {
    ws.violate('unknown argument', `response_url: ${name}`);
  }
  try {
    showAnswer(ws, to, source, 'response_url');
    return { status: 200, contentType: 'text/plain', body: 'ok' };
  } catch (error) {
    if (error instanceof SlackRefusal) {
      return refused(error.code === 'channel_not_found' ? 404 : 400, error.code, error.extra);
    }
    throw error;
  }
}
