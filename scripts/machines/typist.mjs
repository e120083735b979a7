// Types lines into the web room of a Gavel on this machine: typist.mjs LINE...
// Each is there once for good, like a page's that is sent again.
for (const text of process.argv.slice(2)) {
  const answer = await fetch('http://127.0.0.1:8080/api/rooms/web%3Amoths/messages', {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ as: 'mira', text, key: crypto.randomUUID() }),
  });
  if (answer.status !== 201) throw new Error(`${text}: ${answer.status} ${await answer.text()}`);
}
