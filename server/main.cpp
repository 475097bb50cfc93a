// SPDX-FileCopyrightText: 2026 The Basalt authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "cli/builtincommands.h"
#include "core/crypto.h"
#include "core/version.h"

#include <QCoreApplication>

#include <iostream>

int main(int argc, char **argv)
{
    using namespace basalt;
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
