/** Loaded before a program: its wall clock is ahead of the machine's by CHILD_CLOCK_AHEAD_MS, as in a machine set wrong. */
const aheadMs = Number(process.env['CHILD_CLOCK_AHEAD_MS'] ?? 0);
const MachineDate = Date;

globalThis.Date = new Proxy(MachineDate, {
  construct: (target, args, newTarget) =>
    Reflect.construct(target, args.length === 0 ? [MachineDate.now() + aheadMs] : args, newTarget),
  get: (target, name, receiver) =>
    name === 'now' ? () => MachineDate.now() + aheadMs : Reflect.get(target, name, receiver),
});
