// discord.js, unchanged, against the loopback Discord. Prints each step as it passes; ends with code 1 at the first that does not.
// usage: node client.mjs API TOKEN CHANNEL
import {
  ActionRowBuilder, ButtonBuilder, ButtonStyle, Client, Events, GatewayIntentBits, ModalBuilder, RESTEvents, SlashCommandBuilder, StringSelectMenuBuilder, TextInputBuilder, TextInputStyle,
} from 'discord.js';

const [api, token, channelId] = process.argv.slice(2);
const loopback = api.replace(/\/api$/, '/loopback');

const post = async (path, body) => {
  const answer = await fetch(`${loopback}/${path}`, { method: 'POST', body: JSON.stringify(body) });
  if (!answer.ok) throw new Error(`${path}: ${answer.status} ${await answer.text()}`);
  return answer.json();
};

const within = (promise, what) => Promise.race([
  promise,
  new Promise((_, reject) => setTimeout(() => reject(new Error(`${what}: nothing within 30 s`)), 30_000).unref()),
]);

const expect = (holds, what) => {
  if (!holds) throw new Error(what);
  console.log(`ok ${what}`);
};

const client = new Client({ intents: [GatewayIntentBits.Guilds], rest: { api } });
client.on(Events.InteractionCreate, async (interaction) => {
  if (interaction.isChatInputCommand() && interaction.commandName === 'ping') {
    await interaction.reply(`pong ${interaction.options.getString('text')}`);
  } else if (interaction.isChatInputCommand() && interaction.commandName === 'ask') {
    const input = new TextInputBuilder().setCustomId('name').setLabel('Your name').setStyle(TextInputStyle.Short);
    await interaction.showModal(new ModalBuilder().setCustomId('ask').setTitle('Who are you?').addComponents(new ActionRowBuilder().addComponents(input)));
  } else if (interaction.isModalSubmit()) {
    await interaction.reply(`hello ${interaction.fields.getTextInputValue('name')}`);
  } else if (interaction.isStringSelectMenu()) {
    await interaction.reply(`chosen ${interaction.values[0]}`);
  } else if (interaction.isChatInputCommand()) {
    await interaction.deferReply({ flags: 64 });
    await interaction.editReply('done at last');
    await interaction.followUp('and more');
  } else if (interaction.isButton()) {
    await interaction.update({ content: `pressed ${interaction.customId}`, components: [] });
  } else if (interaction.isAutocomplete()) {
    await interaction.respond([{ name: 'a suggestion', value: interaction.options.getFocused() }]);
  }
});

try {
  const ready = new Promise((resolve) => client.once(Events.ClientReady, resolve));
  await client.login(token);
  await within(ready, 'login');
  expect(client.isReady() && client.guilds.cache.size === 1, 'login and READY, with the guild');

  await client.application.commands.set([
    new SlashCommandBuilder().setName('ping').setDescription('Answers').addStringOption((option) => option.setName('text').setDescription('Said back').setAutocomplete(true)),
    new SlashCommandBuilder().setName('slow').setDescription('Answers later'),
    new SlashCommandBuilder().setName('ask').setDescription('Opens a modal'),
  ]);
  const registered = await client.application.commands.fetch();
  const another = await client.application.commands.create(new SlashCommandBuilder().setName('another').setDescription('For a moment'));
  await another.edit({ description: 'Changed' });
  const changed = await client.application.commands.fetch(another.id);
  await another.delete();
  const left = await client.application.commands.fetch();
  expect(registered.size === 3 && changed.description === 'Changed' && left.size === 3, 'commands registered in bulk, one added, changed and deleted, and read back');

  const ping = await post('interactions', { command: 'ping', options: { text: 'hello' }, channel: channelId });
  expect(ping.acknowledged === 4 && ping.messages[0].content === 'pong hello', 'slash command answered');

  const slow = await post('interactions', { command: 'slow', channel: channelId });
  expect(slow.acknowledged === 5 && slow.messages[0].content === 'done at last' && (slow.messages[0].flags & 64) === 64, 'deferred reply edited');

  const ask = await post('interactions', { command: 'ask', channel: channelId });
  const told = await post('interactions', { submit: ask.id, values: { name: 'mara' }, channel: channelId });
  expect(ask.acknowledged === 9 && told.messages[0].content === 'hello mara', 'modal opened, and answered when it was sent');

  const typed = await post('interactions', { command: 'ping', complete: 'text', options: { text: 'he' }, channel: channelId });
  expect(typed.acknowledged === 8 && typed.data.choices[0].value === 'he', 'autocompletion answered');

  const channel = await client.channels.fetch(channelId);
  const row = new ActionRowBuilder().addComponents(new ButtonBuilder().setCustomId('more').setLabel('More').setStyle(ButtonStyle.Primary));
  const sent = await channel.send({ content: 'with a button', components: [row] });
  const read = await channel.messages.fetch(sent.id);
  expect(read.components[0].components[0].customId === 'more', 'message with components posted and read back');

  const pressed = await post('interactions', { press: 'more', channel: channelId });
  expect(pressed.acknowledged === 7 && pressed.data.content === 'pressed more', 'button answered with an update');

  const menu = new StringSelectMenuBuilder().setCustomId('menu').addOptions({ label: 'One', value: 'one' }, { label: 'Two', value: 'two' });
  await channel.send({ content: 'with a menu', components: [new ActionRowBuilder().addComponents(menu)] });
  const chosen = await post('interactions', { choose: 'two', channel: channelId });
  expect(chosen.messages[0].content === 'chosen two', 'menu answered');

  const withFile = await channel.send({ content: 'with a file', files: [{ attachment: Buffer.from('its text'), name: 'file.txt' }] });
  const file = withFile.attachments.first();
  expect(file.name === 'file.txt' && (await (await fetch(file.url)).text()) === 'its text', 'file sent with a message and fetched again');

  const around = await channel.messages.fetch({ around: sent.id, limit: 3 });
  const later = await channel.messages.fetch({ after: sent.id, limit: 1 });
  await sent.edit('edited');
  await withFile.delete();
  const now = await channel.messages.fetch({ limit: 10, cache: false });
  expect(around.has(sent.id) && later.size === 1 && !later.has(sent.id) && now.get(sent.id).content === 'edited' && !now.has(withFile.id), 'messages read around and after one, edited and deleted');

  const { id: forumId } = await post('channels', { name: 'news', tags: ['weather'] });
  const forum = await client.channels.fetch(forumId);
  const thread = await forum.threads.create({ name: 'a post', message: { content: 'its first message' }, appliedTags: [forum.availableTags[0].id] });
  await thread.send('below it');
  const active = await client.guilds.cache.first().channels.fetchActiveThreads();
  expect((await thread.fetchStarterMessage()).content === 'its first message' && active.threads.has(thread.id), 'forum post made, written to and found among the active threads');

  const resumed = new Promise((resolve) => client.once(Events.ShardResume, resolve));
  await post('gateway', { do: 'drop' });
  await within(resumed, 'resume');
  const after = await post('interactions', { command: 'ping', options: { text: 'again' }, channel: channelId });
  expect(after.messages[0].content === 'pong again', 'resumed after a dropped socket');

  await post('faults', { kind: 'Answer', path: 'POST /messages', status: 429, seconds: 0.5, scope: 'user' });
  const began = Date.now();
  await channel.send('after a 429');
  expect(Date.now() - began >= 500, '429 waited for');

  let limited = 0;
  client.rest.on(RESTEvents.RateLimited, () => limited++);
  await Promise.all(Array.from({ length: 7 }, (_, i) => channel.send(`message ${i}`)));
  const journal = await (await fetch(`${loopback}/journal`)).json();
  expect(limited > 0 && journal.filter((entry) => entry.status === 429).length === 1, "a channel's limit foreseen from the headers");
  console.log('all steps passed');
} catch (problem) {
  console.error(problem);
  process.exitCode = 1;
} finally {
  await client.destroy();
}
