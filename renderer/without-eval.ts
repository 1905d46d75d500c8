import { config } from 'zod';

// The policy of the page allows no code made of strings; the validator would try whether it may, and be reported.
config({ jitless: true });
