import { isJsonObject, type JsonObject } from '../json.ts';
import type { Args } from './arguments.ts';
import { SlackRefusal } from './slack-refusal.ts';

/** Slack's own limit is not published; this is a guess on the safe side. */
const METADATA_BYTES_MAX = 8_192;

/**
 * Reads the `metadata` argument: undefined when absent, null for `{}` (which clears it on an update).
 * @throws SlackRefusal invalid_metadata_format, metadata_too_large
 */
export function readMetadata(args: Args): JsonObject | null | undefined {
  if (!args.has('metadata') || args.values.metadata === '') {
    return undefined;
  }
  const metadata = args.json('metadata');
  if (!isJsonObject(metadata)) {
    throw new SlackRefusal('invalid_metadata_format');
  }
  if (Object.keys(metadata).length === 0) {
    return null;
  }
  const { event_type: type, event_payload: payload, ...rest } = metadata;
  const unknown = Object.keys(rest).filter((key) => key !== 'entities');
  if (typeof type !== 'string' || type === '' || type.length > 255 || !isJsonObject(payload) || unknown.length > 0) {
    throw new SlackRefusal('invalid_metadata_format');
  }
  if (Buffer.byteLength(JSON.stringify(metadata)) > METADATA_BYTES_MAX) {
    throw new SlackRefusal('metadata_too_large');
  }
  return metadata;
}
