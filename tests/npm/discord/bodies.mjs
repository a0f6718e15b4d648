// The bot's message bodies and commands: validated by @discordjs/builders, type-checked against discord-api-types.
// usage: node bodies.mjs FILE   (JSON: {"messages": [...], "answers": [...], "embeds": [...], "posts": [...], "modals": [...], "commands": [...]})
import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { ActionRowBuilder, ContainerBuilder, ContextMenuCommandBuilder, EmbedBuilder, ModalBuilder, SlashCommandBuilder, SlashCommandSubcommandBuilder, SlashCommandSubcommandGroupBuilder } from '@discordjs/builders';

const here = dirname(fileURLToPath(import.meta.url));
const { messages, answers, embeds, posts, modals, commands } = JSON.parse(readFileSync(process.argv[2], 'utf8'));

for (const message of [...messages, ...answers]) {
  for (const container of message.components) {
    new ContainerBuilder(container).toJSON();
  }
}
console.log(`ok ${messages.length + answers.length} message bodies pass @discordjs/builders`);

for (const message of [...embeds, ...posts.map((post) => post.message)]) {
  for (const embed of message.embeds) {
    new EmbedBuilder().setDescription(embed.description).setThumbnail(embed.thumbnail?.url ?? null).toJSON();
  }
  for (const row of message.components ?? []) {
    new ActionRowBuilder(row).toJSON();
  }
}
console.log(`ok ${embeds.length} messages with embeds and ${posts.length} forum posts pass @discordjs/builders`);

for (const modal of modals) {
  new ModalBuilder(modal.data).toJSON();
}
console.log(`ok ${modals.length} modals pass @discordjs/builders`);

const named = (builder, { name, name_localizations }) => builder.setName(name).setNameLocalizations(name_localizations ?? null);
const described = (builder, option) => named(builder, option).setDescription(option.description);
const add = (builder, option) => {
  switch (option.type) {
    case 1:
      return builder.addSubcommand(withOptions(described(new SlashCommandSubcommandBuilder(), option), option));
    case 2:
      return builder.addSubcommandGroup(withOptions(described(new SlashCommandSubcommandGroupBuilder(), option), option));
    case 3:
      return builder.addStringOption((text) => described(text, option).setRequired(option.required ?? false).setAutocomplete(option.autocomplete ?? false));
    case 5:
      return builder.addBooleanOption((flag) => described(flag, option).setRequired(option.required ?? false));
    case 8:
      return builder.addRoleOption((role) => described(role, option).setRequired(option.required ?? false));
    default:
      throw new Error(`unexpected type of option: ${option.type}`);
  }
};
function withOptions(builder, { options }) {
  for (const option of options ?? []) add(builder, option);
  return builder;
}
for (const command of commands) {
  const builder = command.type === 3 ? named(new ContextMenuCommandBuilder().setType(3), command) : withOptions(described(new SlashCommandBuilder(), command), command);
  builder.toJSON();
}
console.log(`ok ${commands.length} commands pass @discordjs/builders`);

// A sum of flags is no member of the enumeration: the compiler wants to be told.
const literal = (value) => JSON.stringify(value).replace(/"flags":(\d+)/g, '"flags":$1 as MessageFlags');
const lines = [
  "import type { APIModalInteractionResponse, MessageFlags, RESTPatchAPIInteractionOriginalResponseJSONBody, RESTPostAPIGuildForumThreadsJSONBody, RESTPostAPIChannelMessageJSONBody, RESTPutAPIApplicationCommandsJSONBody } from 'discord-api-types/v10';",
  ...messages.map((body, i) => `export const message${i}: RESTPostAPIChannelMessageJSONBody = ${literal(body)};`),
  ...answers.map((body, i) => `export const answer${i}: RESTPatchAPIInteractionOriginalResponseJSONBody = ${literal(body)};`),
  ...embeds.map((body, i) => `export const embed${i}: RESTPostAPIChannelMessageJSONBody = ${literal(body)};`),
  ...posts.map((body, i) => `export const post${i}: RESTPostAPIGuildForumThreadsJSONBody = ${literal(body)};`),
  ...modals.map((body, i) => `export const modal${i}: APIModalInteractionResponse = ${literal(body)};`),
  `export const commands: RESTPutAPIApplicationCommandsJSONBody = ${literal(commands)};`,
];
const folder = mkdtempSync(join(here, 'typecheck-'));
try {
  writeFileSync(join(folder, 'bodies.ts'), lines.join('\n'));
  const tsc = createRequire(import.meta.url).resolve('typescript/bin/tsc');
  execFileSync(process.execPath, [tsc, '--noEmit', '--strict', '--skipLibCheck', '--target', 'es2022', '--module', 'nodenext', join(folder, 'bodies.ts')], { stdio: 'inherit' });
  console.log(`ok ${lines.length - 1} declarations type-check against discord-api-types`);
} finally {
  rmSync(folder, { recursive: true });
}
