// What package main measures of runtime/loop, in Node: for each line CONTEST N M it
// prints one figure for N operations: nanoseconds in all, or for a ticker those of a
// quantile.
let n, m;
const now = () => Number(process.hrtime.bigint());
const cpu = () => { const u = process.cpuUsage(); return (u.user + u.system) * 1e3; };

// Callbacks that set others, 64 waiting at a time.
function chain(next, count) {
  return new Promise((resolve) => {
    let ran = 0;
    const step = () => {
      if (++ran === count) resolve();
      else if (ran % 64 === 0 && ran < count) for (let i = 0; i < 64; i++) next(step);
    };
    for (let i = 0; i < 64; i++) next(step);
  });
}

function offload(count, inflight) {
  const buf = Buffer.alloc(1);
  return new Promise((resolve) => {
    let sent = 0, done = 0;
    const give = () => { sent++; require('crypto').randomFill(buf, back); };
    const back = () => { if (++done === count) resolve(); else if (sent < count) give(); };
    for (let i = 0; i < inflight && i < count; i++) give();
  });
}

// The first trial is not the one that counts: the best is.
async function timed(body) {
  const start = now();
  await body();
  return now() - start;
}

function cancel(count) {
  for (let i = 0; i < count; i++) clearTimeout(setTimeout(() => {}, 3600e3 + (i * 104729) % m * 1e3));
}

function timers(count) {
  return new Promise((resolve) => {
    let done = 0;
    for (let i = 0; i < count; i++) setTimeout(() => { if (++done === count) resolve(); }, 1 + Math.random() * 49);
  });
}

function ticker(part) {
  return new Promise((resolve) => {
    const late = [];
    // As many hashes of some 5 ms in flight as the others have jobs.
    const again = () => { if (late.length < n) require('crypto').pbkdf2('secret', 'salt', 10000, 32, 'sha256', again); };
    for (let i = 0; i < m; i++) again();
    let due = now() + 1e6;
    const t = setInterval(() => {
      late.push(now() - due);
      due = now() + 1e6;
      if (late.length === n) {
        clearInterval(t);
        late.sort((a, b) => a - b);
        resolve(late[Math.floor(n * part)]);
      }
    }, 1);
  });
}

const contests = {
  nextTick: () => timed(() => chain(process.nextTick, n)),
  setImmediate: () => timed(() => chain(setImmediate, n)),
  offload: () => timed(() => offload(n, m)),
  cancel: async () => {
    const others = [];
    for (let i = 0; i < m; i++) others.push(setTimeout(() => {}, 3600e3 + (i * 7919) % m * 1e3));
    const d = await timed(() => cancel(n));
    others.forEach(clearTimeout);
    return d;
  },
  timers: async () => { const start = cpu(); await timers(n); return cpu() - start; },
  p50: () => ticker(0.5),
  p99: () => ticker(0.99),
};
(async () => {
  for await (const line of require('readline').createInterface({ input: process.stdin })) {
    const [contest, ...numbers] = line.split(' ');
    [n, m] = numbers.map(Number);
    console.log((await contests[contest]()).toFixed(0));
  }
})();
