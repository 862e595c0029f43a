import type { FiboConfig } from './config/app-config.js';

const PRICE_USD_MICROS = 30_000;

const USD = new Intl.NumberFormat('en', { minimumFractionDigits: 2, maximumFractionDigits: 6 });

/** What one click on "Execute" costs, for who reads the documentation that a service with this FIBO serves. */
export function costNotice(mode: FiboConfig['mode']): string {
  return mode === 'simulator'
    ? 'Simulated pictures, free'
    : `Real FIBO: ${USD.format(PRICE_USD_MICROS / 1e6)} USD a picture`;
}
