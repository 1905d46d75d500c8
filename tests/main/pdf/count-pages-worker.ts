import { parentPort, workerData } from 'node:worker_threads';
import { readPdfText } from '../../../main/pdf/pdfium.ts';

parentPort?.postMessage((await readPdfText(workerData as Uint8Array)).pages.length);
