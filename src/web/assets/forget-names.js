// @ts-check
// On pages where nobody is signed in who may assess: whom this device could assess is forgotten.
import { clearNames } from './device-names.js';

await clearNames();
