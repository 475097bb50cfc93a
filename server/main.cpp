// SPDX-FileCopyrightText: 2026 The Basalt authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "cli/builtincommands.h"
#include "core/crypto.h"
#include "core/version.h"

#include <QCoreApplication>

#include <csignal>
#include <iostream>

/**
 * Read by jemalloc as the program starts. By default it keeps four arenas per processor, and what was freed for ten seconds more,
 * so that a large import holds twice the memory it uses. Few arenas cost no speed (each thread has a cache of its own), and the
 * thread in the background gives memory back even when nobody allocates.
 */
extern "C" {
[[gnu::visibility("default")]] const char *malloc_conf =
    "narenas:4,dirty_decay_ms:1000,muzzy_decay_ms:0,background_thread:true";
}

int main(int argc, char **argv)
{
    using namespace basalt;
    // A file that may not grow further is an error of that write, like a full disk, not the end of the program.
    std::signal(SIGXFSZ, SIG_IGN);
    QCoreApplication application(argc, argv);
    QCoreApplication::setApplicationName(QStringLiteral("basalt"));
    QCoreApplication::setApplicationVersion(core::kVersion);
    if (const auto ready = core::initialiseCrypto(); !ready) {
        std::cerr << "basalt: " << ready.error().message.toStdString() << '\n';
        return static_cast<int>(cli::ExitCode::Failed);
    }

    cli::CommandRegistry registry;
    cli::addBuiltInCommands(registry);
    return static_cast<int>(registry.run(argc, argv, std::cin, std::cout, std::cerr));
}
