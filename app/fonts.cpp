// SPDX-FileCopyrightText: 2026 The Basalt authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "fonts.h"

#include <QDir>
#include <QFont>
#include <QFontDatabase>
#include <QGuiApplication>

using namespace Qt::Literals::StringLiterals;

namespace basalt::app {

void loadFonts()
{
    constexpr int kBasePixelSize = 13;
    const QStringList files = QDir(u":/fonts"_s).entryList(QDir::Files);
    for (const QString &file : files) {
        if (QFontDatabase::addApplicationFont(u":/fonts/"_s + file) < 0)
            qWarning("The embedded font %s cannot be read", qUtf8Printable(file));
    }
    QFont font;
    font.setFamilies({u"Inter"_s, u"Inter Variable"_s, u"Droid Sans Fallback"_s, u"Noto Sans Arabic"_s});
    font.setPixelSize(kBasePixelSize);
    font.setHintingPreference(QFont::PreferNoHinting);
    QGuiApplication::setFont(font);
}

} // namespace basalt::app
