import { stateOf, time, treeOf } from './fixtures.js';

const EN = {
  flow: 'Release of shop 4.2', check: 'Check the release', backup: 'Back up the database', build: 'Build images', which: 'Region?', prod: 'prod', eu: 'Deploy to Frankfurt',
  us: 'Deploy to Virginia', asia: 'Deploy to Singapore', smoke: 'Smoke test', ok: 'Healthy?', approve: 'Approve by the shop owner', warm: 'Warm the cache', mail: 'Tell the customers',
  notes: 'Publish release notes', sub: 'Move the traffic', drain: 'Drain old servers', switchover: 'Switch the load balancer', verify: 'Verify orders', undo: 'Roll back', again: 'not yet', good: 'healthy', bad: 'broken',
};
const ZH = {
  flow: '商城 4.2 发布', check: '检查发布内容', backup: '备份数据库', build: '构建镜像', which: '哪个地域？', prod: '生产', eu: '部署到法兰克福',
  us: '部署到弗吉尼亚', asia: '部署到新加坡', smoke: '冒烟测试', ok: '是否健康？', approve: '商城负责人审批', warm: '预热缓存', mail: '通知客户',
  notes: '发布更新说明', sub: '切换流量', drain: '排空旧服务器', switchover: '切换负载均衡', verify: '核对订单', undo: '回滚', again: '还没有', good: '健康', bad: '异常',
};

/** A run as people have them: done in part, with a loop, a retry, a skip, a failure, a callback, a booked pause. */
export function release(language) {
  const words = language === 'zh' ? ZH : EN;
  const b = treeOf('release', words.flow);
  const act = (id, code, more) => b.activity(id, words[id], { component: { code, version: 'legacy', inputs: {} }, ...more });
  const way = (...ids) => ids.slice(1).forEach((id, index) => b.edge(ids[index], id));
  act('check', 'http_request');
  b.gateway('fork', 'ParallelGateway');
  b.gateway('join', 'ConvergeGateway');
  act('backup', 'pg_dump');
  act('build', 'shell');
  act('smoke', 'http_request');
  b.gateway('ok', 'ExclusiveGateway', words.ok);
  way(b.start, 'check', 'fork');
  way('fork', 'backup', 'join');
  way('fork', 'build', 'smoke', 'ok');
  b.edge('ok', 'join', '${status} == 200', words.good);
  b.edge('ok', 'smoke', '${status} == 503', words.again);
  b.gateway('where', 'ConditionalParallelGateway', words.which);
  b.gateway('met', 'ConvergeGateway');
  b.edge('join', 'where');
  for (const [id, test] of [['eu', '"eu" in ${regions}'], ['us', '"us" in ${regions}'], ['asia', '"asia" in ${regions}']]) {
    act(id, 'k8s_deploy', { version: '2.1' });
    b.edge('where', id, test);
    if (id !== 'us') {
      b.edge(id, 'met');
    }
  }
  act('warm', 'shell');
  way('us', 'warm', 'met');
  act('approve', 'approval');
  b.subprocess('sub', traffic(words), words.sub);
  act('notes', 'http_request');
  act('mail', 'mail');
  b.gateway('last', 'ExclusiveGateway');
  act('undo', 'shell');
  way('met', 'approve', 'sub', 'last');
  const good = b.edge('last', 'notes', '${errors} == 0');
  b.tree.gateways.last.default_condition = { flow_id: b.edge('last', 'undo', '') };
  b.gateway('out', 'ConvergeGateway');
  way('notes', 'mail', 'out', b.end);
  way('undo', 'out');
  return { tree: b.tree, good, ...run() };
}

function traffic(words) {
  const b = treeOf('sub');
  b.activity('drain', words.drain);
  b.activity('switchover', words.switchover);
  b.activity('verify', words.verify);
  b.edge(b.start, 'drain');
  b.edge('drain', 'switchover');
  b.edge('switchover', 'verify');
  b.edge('verify', b.end);
  return b.tree;
}

function run() {
  const states = new Map([['release', stateOf('release', 'BLOCKED', 0)]]);
  const rows = [];
  const set = (id, state, start, end, more) => {
    states.set(id, { ...stateOf(id, state, start, more), finish_time: end === null ? null : time(end) });
    rows.push({ node_id: id, name: id, attempts: attempts(state, start, end, more) });
  };
  set('release_start', 'FINISHED', 0, 0);
  set('check', 'FINISHED', 0, 4);
  set('fork', 'FINISHED', 4, 4);
  set('backup', 'FINISHED', 4, 190, { retry: 2 });
  set('build', 'FINISHED', 4, 71);
  set('smoke', 'FINISHED', 80, 83, { loop: 3 });
  set('ok', 'FINISHED', 83, 83, { loop: 3 });
  set('join', 'FINISHED', 190, 190);
  set('where', 'FINISHED', 190, 190);
  set('eu', 'FAILED', 5190, 5250, { retry: 1 });
  set('us', 'FINISHED', 5190, 5231, { skip: true });
  set('warm', 'RUNNING', 5231, null);
  states.set('sub', { ...stateOf('sub', 'SUSPENDED'), start_time: null });
  return { states, rows, waiting: [{ node_id: 'warm', reason: 'CALLBACK' }], now: Date.UTC(2026, 0, 5, 10, 30, 10) };
}

function attempts(state, start, end, more) {
  const last = { start: time(start), end: end === null ? null : time(end), state };
  const earlier = more?.retry ? [{ start: time(start), end: time(start + 20), state: 'FAILED' }] : [];
  return [...earlier, { ...last, start: time(more?.retry ? start + 30 : start) }];
}
