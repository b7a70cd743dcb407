// Plays an agent with the official clients: node play.mjs CLIENT STYXY DIRECTORY
// CLIENT is sdk (the SDK of the handshake), or of the newer one: legacy, auto, or pin (2026-07-28 and nothing else).
// The clients check what they receive, the results against the output schemas too. DIRECTORY has a .styxy.json with web.
import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';

const [kind, styxy, directory] = process.argv.slice(2);
const info = { name: 'styxy-play', version: '1' };
const environment = Object.fromEntries(Object.entries(process.env).filter(([name]) => name.startsWith('STYXY_')));
const server = { command: styxy, args: ['mcp'], cwd: directory, env: environment };

async function connect() {
  const errors = [];
  let client, transport;
  if (kind === 'sdk') {
    const { Client } = await import('@modelcontextprotocol/sdk/client/index.js');
    const { StdioClientTransport } = await import('@modelcontextprotocol/sdk/client/stdio.js');
    client = new Client(info);
    transport = new StdioClientTransport(server);
  } else {
    const { Client } = await import('@modelcontextprotocol/client');
    const { StdioClientTransport } = await import('@modelcontextprotocol/client/stdio');
    client = new Client(info, { versionNegotiation: { mode: kind === 'pin' ? { pin: '2026-07-28' } : kind } });
    transport = new StdioClientTransport(server);
  }
  client.onerror = (error) => errors.push(error);
  await client.connect(transport);
  return { client, transport, errors };
}

const { client, transport, errors } = await connect();
const call = async (name, args = {}) => {
  const result = await client.callTool({ name, arguments: args });
  assert.deepEqual(JSON.parse(result.content[0].text), result.structuredContent);
  assert.equal(result.isError ?? false, !result.structuredContent.success);
  return result.structuredContent;
};

assert.equal(client.getServerVersion().name, 'styxy');
assert.match(client.getInstructions(), /Never pick a port/);
if (kind !== 'sdk') {
  const version = kind === 'legacy' ? '2025-11-25' : '2026-07-28';
  assert.equal(client.getNegotiatedProtocolVersion(), version);
}

const { tools } = await client.listTools();
assert.deepEqual(
  tools.map((tool) => tool.name),
  ['status', 'allocate', 'release', 'check', 'wait', 'kill', 'env', 'list', 'history'],
);
for (const tool of tools) {
  assert.equal(tool.inputSchema.additionalProperties, false, tool.name);
  assert.ok(tool.outputSchema && tool.annotations && tool.title && tool.description, tool.name);
}

const before = await call('status');
assert.equal(before.services[0].state, 'unallocated');
const { variables } = await call('env');
const port = Number(variables.PORT);
const allocated = await call('allocate', { type: 'web' });
assert.equal(allocated.port, port);
assert.equal(allocated.existing, true);
assert.equal(allocated.owner.pid, process.pid, 'the client owns its ports, and not the server');
assert.equal((await call('status')).services[0].state, 'idle');
assert.equal((await call('check', { target: port })).available, false);

const listener = spawn('python3', ['-m', 'http.server', String(port), '--bind', '127.0.0.1'], { cwd: directory, stdio: 'ignore' });
const waited = await call('wait', { targets: ['web'], timeout: '20s' });
assert.equal(waited.ports[0].process.pid, listener.pid);
const up = (await call('status')).services[0];
assert.equal(up.up, true);
assert.equal(up.listener.relation, 'kin');
assert.equal((await call('list', { project_only: true })).allocations[0].port, port);
const planned = await call('kill', { targets: [port], dry_run: true });
assert.equal(planned.targets[0].own, true);
const killed = await call('kill', { targets: ['web'] });
assert.equal(killed.ended[0].pid, listener.pid);

// A name with a hyphen in front is no option, and an argument of the wrong kind is said so.
assert.equal((await call('release', { targets: ['--all'] })).success, false);
assert.equal((await call('allocate', { type: 'dev', name: '--owner=none' })).success, false);
assert.equal((await call('allocate', { type: 'dev', name: '-x' })).code, 'invalid_name');
assert.equal((await call('allocate', { type: 'dev', prot: 'udp' })).code, 'usage');
assert.equal((await call('allocate', {})).code, 'usage');
assert.equal((await call('status', { project: '/nonexistent' })).code, 'invalid_project');
await assert.rejects(client.callTool({ name: 'nothing', arguments: {} }), (error) => error.code === -32602);

// A wait that is cancelled ends at once, and others are answered while it goes on.
const abort = new AbortController();
const endless = client.callTool({ name: 'wait', arguments: { targets: ['web'], timeout: '10m' } }, ...(kind === 'sdk' ? [undefined] : []), { signal: abort.signal });
assert.equal((await call('check', { target: 'web' })).success, true);
abort.abort();
await assert.rejects(endless);
assert.equal((await call('history', { limit: 3 })).events.length, 3);
assert.equal((await call('release', { targets: ['web'] })).port, port);

assert.deepEqual(errors, []);
const pid = transport.pid;
await client.close();
assert.throws(() => process.kill(pid, 0), 'the server has ended');
console.log('played as', kind);
