// Holds nothing: the precompiled headers need a source to be made for.
