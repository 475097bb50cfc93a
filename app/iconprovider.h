// SPDX-FileCopyrightText: 2026 The Basalt authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QQuickImageProvider>

namespace basalt::app {

/**
 * Draws the embedded line icons in any colour: `image://icon/<name>/<rrggbb or aarrggbb>`. A name that is not embedded is
 * reported as a warning, which the self-test turns into a failure. Thread-safe.
 */
class IconProvider : public QQuickImageProvider
{
public:
    IconProvider();

    [[nodiscard]] QImage requestImage(const QString &id, QSize *size, const QSize &requestedSize) override;
};

} // namespace basalt::app
