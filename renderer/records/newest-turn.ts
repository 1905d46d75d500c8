type Work = () => Promise<void>;

interface Waiting {
  readonly work: Work;
  readonly resolve: () => void;
  readonly reject: (error: unknown) => void;
}

/**
 * Runs work one after the other, and of what waits for its turn only the newest: a search typed faster than the
 * archive answers does not queue up there letter by letter. Work that is passed over counts as done.
 */
export function createTurns(): (work: Work) => Promise<void> {
  let isRunning = false;
  let waiting: Waiting | null = null;
  const run = async (): Promise<void> => {
    isRunning = true;
    while (waiting !== null) {
      const { work, resolve, reject }: Waiting = waiting;
      waiting = null;
      await work().then(resolve, reject);
    }
    isRunning = false;
  };
  return (work) =>
    new Promise((resolve, reject) => {
      waiting?.resolve();
      waiting = { work, resolve, reject };
      if (!isRunning) void run();
    });
}
