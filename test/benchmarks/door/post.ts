import { Agent, request } from 'node:http';

/** Posts JSON over one connection that stays open, one request at a time. @throws Error with the body when it is not 200 */
export function poster(url: string): { post(body: string): Promise<Uint8Array>; close(): void } {
  const agent = new Agent({ keepAlive: true, maxSockets: 1 });
  return {
    post: (body) =>
      new Promise((resolve, reject) => {
        const headers = { 'content-type': 'application/json', 'content-length': Buffer.byteLength(body) };
        const sent = request(url, { method: 'POST', agent, headers }, (response) => {
          const parts: Buffer[] = [];
          response.on('data', (part: Buffer) => parts.push(part));
          response.on('error', reject);
          response.on('end', () => {
            const bytes = Buffer.concat(parts);
            if (response.statusCode === 200) resolve(bytes);
            else reject(new Error(`${String(response.statusCode)}: ${bytes.toString().slice(0, 500)}`));
          });
        });
        sent.on('error', reject);
        sent.end(body);
      }),
    close: () => agent.destroy(),
  };
}
