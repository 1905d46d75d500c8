import { createContext } from 'react';

/** False where names must not be added to the authority file yet, as in the review of an import. */
export const AddNamesContext = createContext(true);
