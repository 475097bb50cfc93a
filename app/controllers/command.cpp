// SPDX-FileCopyrightText: 2026 The Basalt authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "command.h"

#include "commandregistry.h"

#include <QKeySequence>

namespace basalt::app {

Command::Command(QObject *parent) : QObject(parent) { }

Command::~Command()
{
    if (auto *registry = CommandRegistry::instance())
        registry->remove(this);
}

QString Command::shortcutText() const
{
    return QKeySequence::fromString(m_shortcut, QKeySequence::PortableText).toString(QKeySequence::NativeText);
}

void Command::componentComplete()
{
    Q_ASSERT(!m_commandId.isEmpty());
    if (auto *registry = CommandRegistry::instance())
        registry->add(this);
}

QString Command::reason() const
{
    const auto *registry = CommandRegistry::instance();
    return m_writes && registry ? registry->readOnlyReason() : QString();
}

void Command::trigger()
{
    if (isEnabled())
        Q_EMIT triggered();
}

} // namespace basalt::app
