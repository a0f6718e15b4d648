// The bot's messages and views, type-checked against @slack/types.
// usage: node bodies.mjs FILE   (JSON: a list of chat.postMessage bodies, modals and home pages)
import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const here = dirname(fileURLToPath(import.meta.url));
const bodies = JSON.parse(readFileSync(process.argv[2], 'utf8'));
const lines = [
  "import type { HomeView, KnownBlock, MessageMetadata, ModalView } from '@slack/types';",
  'interface Body { text: string; mrkdwn: boolean; unfurl_links: boolean; unfurl_media: boolean; blocks: KnownBlock[]; metadata?: MessageMetadata }',
  ...bodies.map((body, i) => `export const body${i}: ${{ home: 'HomeView', modal: 'ModalView' }[body.type] ?? 'Body'} = ${JSON.stringify(body)};`),
];
const folder = mkdtempSync(join(here, 'typecheck-'));
try {
  writeFileSync(join(folder, 'bodies.ts'), lines.join('\n'));
  const tsc = createRequire(import.meta.url).resolve('typescript/bin/tsc');
  execFileSync(process.execPath, [tsc, '--noEmit', '--strict', '--skipLibCheck', '--target', 'es2022', '--module', 'nodenext', join(folder, 'bodies.ts')], { stdio: 'inherit' });
  console.log(`ok ${bodies.length} bodies type-check against @slack/types`);
} finally {
  rmSync(folder, { recursive: true });
}
