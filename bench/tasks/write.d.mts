export { agreedCalls } from './read.mjs';
