// @slack/bolt, unchanged, against the loopback Slack. Prints each step as it passes; ends with code 1 at the first that does not.
// usage: node client.mjs API TOKEN APP_TOKEN CHANNEL CLIENT_ID CLIENT_SECRET
import bolt from '@slack/bolt';
import { WebClient } from '@slack/web-api';

const [api, token, appToken, channel, clientId, clientSecret] = process.argv.slice(2);
const loopback = api.replace(/\/api$/, '/loopback');
const clientOptions = { slackApiUrl: `${api}/` };

const post = async (path, body) => {
  const answer = await fetch(`${loopback}/${path}`, { method: 'POST', body: JSON.stringify(body) });
  if (!answer.ok) throw new Error(`${path}: ${answer.status} ${await answer.text()}`);
  return answer.json();
};
const get = async (path) => (await fetch(`${loopback}/${path}`)).json();

const until = async (what, look) => {
  for (const end = Date.now() + 30_000; Date.now() < end; await new Promise((resolve) => setTimeout(resolve, 50))) {
    const found = await look();
    if (found) return found;
  }
  throw new Error(`${what}: nothing within 30 s`);
};

const expect = (holds, what) => {
  if (!holds) throw new Error(what);
  console.log(`ok ${what}`);
};

const answersOf = async (envelopeId) => (await get('interactions')).find((each) => each.envelopeId === envelopeId).answers;

const modal = {
  type: 'modal', callback_id: 'form', title: { type: 'plain_text', text: 'A form' }, submit: { type: 'plain_text', text: 'Send' },
  blocks: [{ type: 'input', block_id: 'topic', label: { type: 'plain_text', text: 'Topic' }, element: { type: 'plain_text_input', action_id: 'typed' } }],
};

const receiver = new bolt.SocketModeReceiver({ appToken, logLevel: bolt.LogLevel.ERROR, installerOptions: { clientOptions } });
const app = new bolt.App({ token, receiver, clientOptions, logLevel: bolt.LogLevel.ERROR });
let submitted;
let opened;
app.command('/ping', async ({ command, ack, respond }) => {
  await ack();
  await respond(`pong ${command.text}`);
});
app.command('/say', async ({ ack, say }) => {
  await ack();
  await say({ text: 'said', blocks: [{ type: 'actions', elements: [{ type: 'button', action_id: 'more', value: 'all of it', text: { type: 'plain_text', text: 'More' } }] }] });
});
app.command('/form', async ({ ack, body, client }) => {
  await ack();
  opened = await client.views.open({ trigger_id: body.trigger_id, view: modal });
});
app.action('more', async ({ ack, action, respond }) => {
  await ack();
  await respond({ text: `pressed ${action.value}`, replace_original: false });
});
app.view('form', async ({ ack, view }) => {
  submitted = view.state.values.topic.typed.value;
  await ack();
});
app.event('app_home_opened', async ({ event, client }) => {
  await client.views.publish({ user_id: event.user, view: { type: 'home', blocks: [{ type: 'divider' }] } });
});

try {
  await app.start();
  expect((await app.client.auth.test()).ok, 'started over Socket Mode');

  const ping = await post('interactions', { type: '/ping hello', channel });
  const pong = await until('respond', async () => (await answersOf(ping.envelopeId))[0]);
  expect(ping.acknowledgements === 1 && pong.text === 'pong hello', 'slash command acknowledged and responded to');

  await post('interactions', { type: '/say', channel });
  const [said] = await until('say', async () => { const all = await get(`channels/${channel}/messages`); return all.length > 0 && all; });
  expect(said.text === 'said' && said.blocks[0].elements[0].action_id === 'more', 'message with blocks posted');

  const press = await post('interactions', { press: said.blocks[0].elements[0], message: said, channel });
  const pressed = await until('button', async () => (await answersOf(press.envelopeId))[0]);
  expect(pressed.text === 'pressed all of it', 'button responded to');

  await post('interactions', { type: '/form', channel });
  const view = await until('modal', () => opened?.view);
  const submit = await post('interactions', { submit: view, values: { topic: { typed: { type: 'plain_text_input', value: 'ferries' } } } });
  expect(submit.acknowledgements === 1 && submitted === 'ferries', 'modal opened and submitted');

  const home = await post('interactions', { event: { type: 'app_home_opened', user: 'U0READER01', channel: 'D0DIRECT01', tab: 'home', event_ts: '1.0' } });
  expect(home.acknowledgements === 1, 'event acknowledged');

  await post('sockets', { do: 'disconnect', reason: 'refresh_requested' });
  await until('reconnect', async () => (await get('journal')).filter((entry) => entry.what === 'socket connected').length === 2);
  const again = await post('interactions', { type: '/ping again', channel });
  expect((await until('respond', async () => (await answersOf(again.envelopeId))[0])).text === 'pong again', 'reconnected after refresh_requested');

  await post('faults', { kind: 'Answer', path: 'POST chat.postMessage', status: 429, seconds: 1 });
  const began = Date.now();
  await app.client.chat.postMessage({ channel, text: 'after a 429' });
  expect(Date.now() - began >= 1_000, '429 waited for');

  const read = await app.client.conversations.history({ channel, include_all_metadata: true });
  expect(read.messages[0].text === 'after a 429' && (await app.client.users.info({ user: 'U0ADMIN001' })).user.is_admin, 'history and people read back');

  const refused = await app.client.chat.postMessage({ channel: 'C0NOWHERE', text: 'x' }).catch((problem) => problem);
  expect(refused.data?.error === 'channel_not_found', 'errors are named as Slack names them');

  const names = [];
  for await (const page of app.client.paginate('conversations.list', { limit: 2 })) names.push(...page.channels.map((each) => each.name));
  expect(names.join() === 'general,random,news', 'channels listed page by page');

  const { ts } = await app.client.chat.postMessage({ channel: 'C0CHANNEL2', text: 'first' });
  await app.client.chat.update({ channel: 'C0CHANNEL2', ts, text: 'second' });
  const changed = (await app.client.conversations.history({ channel: 'C0CHANNEL2', oldest: ts, inclusive: true })).messages[0].text;
  await app.client.chat.delete({ channel: 'C0CHANNEL2', ts });
  const gone = await app.client.chat.delete({ channel: 'C0CHANNEL2', ts }).catch((problem) => problem);
  expect(changed === 'second' && gone.data?.error === 'message_not_found', 'a message changed and deleted');

  const people = (await app.client.users.list({})).members.map((member) => member.id);
  const inside = (await app.client.conversations.members({ channel })).members;
  expect(people.every((id) => inside.includes(id)), 'people and members listed');

  const anyone = new WebClient(undefined, clientOptions);
  const agreed = await fetch(`${api.replace(/\/api$/, '')}/oauth/v2/authorize?${new URLSearchParams({ client_id: clientId, scope: 'commands', state: 's', redirect_uri: 'https://app.example/oauth' })}`, { redirect: 'manual' });
  const code = new URL(agreed.headers.get('location')).searchParams.get('code');
  const exchange = { client_id: clientId, client_secret: clientSecret, code, redirect_uri: 'https://app.example/oauth' };
  const granted = await anyone.oauth.v2.access(exchange);
  const twice = await anyone.oauth.v2.access(exchange).catch((problem) => problem);
  expect((await new WebClient(granted.access_token, clientOptions).auth.test()).team_id === granted.team.id && twice.data?.error === 'invalid_code', 'installed by OAuth, a code used once');
  console.log('all steps passed');
} catch (problem) {
  console.error(problem);
  process.exitCode = 1;
} finally {
  await app.stop();
}
