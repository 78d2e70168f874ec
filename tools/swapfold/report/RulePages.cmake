# Writes docs/rules/*.md of FOLDER to OUT, as the initializers of an array of
# names and texts: the lines that RulePages.cpp includes.
file(GLOB pages ${FOLDER}/*.md)
foreach(page IN LISTS pages)
  get_filename_component(rule ${page} NAME_WE)
  file(READ ${page} text)
  string(APPEND table "{\"${rule}\", R\"page(${text})page\"},\n")
endforeach()
file(WRITE ${OUT} "${table}")
