export { readInstant, toIso } from '../domain/instant.ts';
