/** Loaded before the service, whose memory is to be measured: SIGUSR2 collects what nothing refers to any more. Needs --expose-gc. */
process.on('SIGUSR2', () => global.gc?.());
