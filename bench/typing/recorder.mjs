// Runs inside the page: functions that stand alone, since the browser gets their source.

/** Begins to record frames, long tasks, keystrokes and changes of marks. */
export function installRecorder() {
  const record = { frames: [], frameTimes: [], longTasks: [], keyToMark: [], keyToFrame: [] };
  let lastFrameMs = null;
  let keyAtMs = null;
  const onFrame = (atMs) => {
    if (lastFrameMs !== null) record.frames.push(atMs - lastFrameMs);
    lastFrameMs = atMs;
    // Runs as soon as the page is through with this frame: callbacks, style, layout, paint. Other work that waits comes later.
    void scheduler.postTask(() => record.frameTimes.push(performance.now() - atMs), { priority: 'user-blocking' });
    record.frame = requestAnimationFrame(onFrame);
  };
  record.frame = requestAnimationFrame(onFrame);
  const tasks = new PerformanceObserver((list) => {
    for (const { duration } of list.getEntries()) record.longTasks.push(duration);
  });
  tasks.observe({ type: 'longtask' });
  document.addEventListener(
    'keydown',
    (event) => {
      // When the key was pressed, not when the page came to look at it.
      const pressedAtMs = event.timeStamp;
      keyAtMs = pressedAtMs;
      // The frame after the next callback shows what the keystroke changed.
      requestAnimationFrame(() => setTimeout(() => record.keyToFrame.push(performance.now() - pressedAtMs), 0));
    },
    { capture: true },
  );
  const backdrop = document.querySelector('[data-backdrop]');
  const countMarks = () => backdrop.querySelectorAll('[data-mark]').length;
  let marks = countMarks();
  const changes = new MutationObserver(() => {
    const now = countMarks();
    if (now > marks && keyAtMs !== null) record.keyToMark.push(performance.now() - keyAtMs);
    marks = now;
  });
  changes.observe(backdrop, { subtree: true, childList: true, attributes: true, characterData: true });
  globalThis.bedsideTyping = { record, tasks, changes };
}

/** Ends the recording and gives what was seen, in milliseconds. */
export function readRecorder() {
  const { record, tasks, changes } = globalThis.bedsideTyping;
  cancelAnimationFrame(record.frame);
  for (const { duration } of tasks.takeRecords()) record.longTasks.push(duration);
  tasks.disconnect();
  changes.disconnect();
  const { frames, frameTimes, longTasks, keyToMark, keyToFrame } = record;
  return { frames, frameTimes, longTasks, keyToMark, keyToFrame };
}
