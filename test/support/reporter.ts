import { SpecAndJsonReporter } from './specAndJsonReporter';

// Mocha's command line wants a reporter to be all that a module exports.
export = SpecAndJsonReporter;
