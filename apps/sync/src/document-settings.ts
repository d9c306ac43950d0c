import { mkdirSync, writeFileSync } from 'node:fs';
import { environmentExample, settingsDocument } from './documents/settings-document';

// Run at the root of the repository; writes the two files that are made from the schemas of the
// settings.
mkdirSync('docs', { recursive: true });
writeFileSync('docs/configuration.md', settingsDocument());
writeFileSync('.env.example', environmentExample());
