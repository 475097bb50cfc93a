// SPDX-FileCopyrightText: 2026 The Basalt authors
// SPDX-License-Identifier: GPL-3.0-or-later

// docs/settings.md holds the table of settings. This test makes the table anew from core/settings.def and compares;
// with BASALT_UPDATE_DOCS=1 it writes the page instead.

#include "core/settings.h"

#include <QFile>
#include <QTest>

using namespace basalt;

namespace {

constexpr auto kBegin = "<!-- table of settings: begin -->\n";
constexpr auto kEnd = "<!-- table of settings: end -->\n";

QString typeText(const core::SettingInfo &info)
{
    switch (info.type) {
    case core::SettingType::Text: return "text";
    case core::SettingType::Number: return QString("%1 to %2").arg(info.smallest).arg(info.largest);
    case core::SettingType::Boolean: return "true or false";
    case core::SettingType::List: return "list, comma separated";
    case core::SettingType::Choice: return QString::fromUtf8(info.choices).split('|').join(", ");
    case core::SettingType::Secret: return "secret";
    }
    return {};
}

QString defaultText(const core::SettingInfo &info)
{
    const QString fallback = QString::fromUtf8(info.type == core::SettingType::Secret ? "" : info.fallback);
    return fallback.isEmpty() ? QString() : '`' + fallback + '`';
}

QString settingsTable()
{
    QString out;
    QString group;
    for (const core::SettingInfo &info : core::settingTable()) {
        if (group != info.group) {
            group = QString::fromUtf8(info.group);
            out += QString("\n### %1\n\n| variable | value | default | meaning |\n|---|---|---|---|\n").arg(group);
        }
        QString meaning = QString::fromUtf8(info.description);
        meaning.replace('|', "\\|");
        out += QString("| `%1` | %2 | %3 | %4 |\n")
                   .arg(core::variableName(info.setting), typeText(info), defaultText(info), meaning);
    }
    return out + '\n';
}

} // namespace

class TestSettingsDoc : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void thePageHoldsTheTable()
    {
        QFile page(BASALT_SOURCE_DIR "/docs/settings.md");
        QVERIFY(page.open(QIODevice::ReadOnly));
        QString text = QString::fromUtf8(page.readAll());
        page.close();
        const qsizetype begin = text.indexOf(kBegin) + qsizetype(qstrlen(kBegin));
        const qsizetype end = text.indexOf(kEnd);
        QVERIFY(begin > 0 && end >= begin);
        const QString expected = settingsTable();
        if (qEnvironmentVariableIsSet("BASALT_UPDATE_DOCS")) {
            text.replace(begin, end - begin, expected);
            QVERIFY(page.open(QIODevice::WriteOnly));
            page.write(text.toUtf8());
            return;
        }
        QVERIFY2(text.mid(begin, end - begin) == expected,
                 "docs/settings.md is not up to date: run BASALT_UPDATE_DOCS=1 ./dev test tst_settingsdoc");
    }
};

QTEST_GUILESS_MAIN(TestSettingsDoc)
#include "tst_settingsdoc.moc"
