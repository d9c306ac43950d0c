import { readFileSync, writeFileSync } from 'node:fs';
import { gunzipSync, gzipSync } from 'node:zlib';
import type { Recording } from './step';

/** Reads a recording. @throws Error when there is none, or it is none. */
export function readRecording(file: string): Recording {
  return JSON.parse(gunzipSync(readFileSync(file)).toString('utf8')) as Recording;
}

/** Keeps a recording, packed. */
export function writeRecording(file: string, recording: Recording): void {
  writeFileSync(file, gzipSync(JSON.stringify(recording), { level: 9 }));
}
