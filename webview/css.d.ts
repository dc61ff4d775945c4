/** The bundler gathers styles into one file beside the script. */
declare module '*.css';
