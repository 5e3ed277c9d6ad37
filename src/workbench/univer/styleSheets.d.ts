/** webpack loads a style sheet that is imported. */
declare module '*.css';
