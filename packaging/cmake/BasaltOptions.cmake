# SPDX-FileCopyrightText: 2026 The Basalt authors
# SPDX-License-Identifier: GPL-3.0-or-later
#
# Everything that every target of the tree shares: language level, Qt's strictness switches, warnings, sanitizers and the
# precompiled header. A target links `basalt_options` and nothing else decides how it is compiled.

option(BASALT_BUILD_APP "Build the desktop program basalt-admin" ON)
option(BASALT_BUILD_TESTS "Build the tests" ON)
option(BASALT_WERROR "Treat warnings as errors" OFF)
set(BASALT_SANITIZE "" CACHE STRING "Sanitizers of -fsanitize=, for instance address,undefined or thread")
option(BASALT_TRACE_COVERAGE "Call a function at every edge, for the fuzz targets' own runner (GCC)" OFF)

# What packaging/fetch-web-assets.sh brought: lucide-static (icons/<name>.svg) and swagger-ui-dist.
set(BASALT_WEB_ASSETS "${PROJECT_SOURCE_DIR}/build/web-assets/node_modules" CACHE PATH "Folder of the fetched web assets")

set(CMAKE_CXX_STANDARD 20)
set(CMAKE_CXX_STANDARD_REQUIRED ON)
set(CMAKE_CXX_EXTENSIONS OFF)
set(CMAKE_POSITION_INDEPENDENT_CODE ON)
set(CMAKE_EXPORT_COMPILE_COMMANDS ON)

find_program(BASALT_CCACHE ccache)
if(BASALT_CCACHE)
    # What ccache must overlook and GCC must write so that files behind a precompiled header can be cached at all.
    set(CMAKE_CXX_COMPILER_LAUNCHER ${CMAKE_COMMAND} -E env "CCACHE_SLOPPINESS=pch_defines,time_macros,include_file_mtime,include_file_ctime" "${BASALT_CCACHE}")
    add_compile_options($<$<CXX_COMPILER_ID:GNU>:-fpch-preprocess>)
endif()

add_library(basalt_options INTERFACE)
target_compile_definitions(basalt_options INTERFACE
    QT_NO_KEYWORDS
    QT_NO_FOREACH
    QT_NO_JAVA_STYLE_ITERATORS
    QT_NO_CAST_FROM_ASCII
    QT_NO_CAST_TO_ASCII
    QT_NO_CAST_FROM_BYTEARRAY
    QT_NO_URL_CAST_FROM_STRING
    QT_NO_NARROWING_CONVERSIONS_IN_CONNECT
    QT_NO_CONTEXTLESS_CONNECT
    QT_USE_QSTRINGBUILDER
    QT_DISABLE_DEPRECATED_BEFORE=0x060400
    QT_DISABLE_DEPRECATED_UP_TO=0x060400)
target_compile_options(basalt_options INTERFACE
    -Wall -Wextra -Wpedantic -Wshadow -Wnon-virtual-dtor -Wold-style-cast -Woverloaded-virtual -Wcast-qual -Wconversion
    -fno-omit-frame-pointer
    -pthread # as RE2 asks for: with it or without, one precompiled header cannot serve both
    # GCC 12 sees uninitialised members in every std::optional that it inlines; valgrind and the sanitizers look for real ones.
    $<$<CXX_COMPILER_ID:GNU>:-Wno-maybe-uninitialized>
    $<$<BOOL:${BASALT_WERROR}>:-Werror>)
if(BASALT_SANITIZE)
    target_compile_definitions(basalt_options INTERFACE QT_FORCE_ASSERTS) # Qt's own checks, as in debug builds
    target_compile_options(basalt_options INTERFACE -fsanitize=${BASALT_SANITIZE} -fno-sanitize-recover=all)
    target_link_options(basalt_options INTERFACE -fsanitize=${BASALT_SANITIZE})
endif()
if(BASALT_TRACE_COVERAGE)
    target_compile_options(basalt_options INTERFACE -fsanitize-coverage=trace-pc)
endif()

# basalt_add_layer(<folder> SOURCES … [LINK …] [PRIVATE_LINK …])
#
# One static library per server folder: basalt_<folder>. LINK names what its headers need, PRIVATE_LINK what only its
# sources need. Private links are the default, so that an include against the layer order often fails to compile already.
function(basalt_add_layer name)
    cmake_parse_arguments(ARG "" "" "SOURCES;LINK;PRIVATE_LINK" ${ARGN})
    add_library(basalt_${name} STATIC ${ARG_SOURCES})
    set_target_properties(basalt_${name} PROPERTIES AUTOMOC ON)
    target_include_directories(basalt_${name} PUBLIC "${PROJECT_SOURCE_DIR}/server" "${PROJECT_BINARY_DIR}/server")
    target_link_libraries(basalt_${name} PUBLIC ${ARG_LINK} PRIVATE basalt_options ${ARG_PRIVATE_LINK})
    # One precompiled header for all: its owner links the least, and the others only define more than its headers look at.
    if(TARGET basalt_core AND NOT name STREQUAL "core")
        target_precompile_headers(basalt_${name} REUSE_FROM basalt_core)
    else()
        target_precompile_headers(basalt_${name} PRIVATE "${PROJECT_SOURCE_DIR}/server/pch.h")
    endif()
endfunction()
