/** After a test run: whatever was started ends before Jest does. */
export default async function teardown() {
  const servers = globalThis.testServers;
  servers.ref();
  const ended = new Promise((resolve) => servers.once('exit', resolve));
  servers.stdin.end();
  await ended;
}
