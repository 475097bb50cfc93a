// SPDX-FileCopyrightText: 2026 The Basalt authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "collectionnames.h"

#include <QCoreApplication>
#include <QRegularExpression>
#include <QStringList>

using namespace Qt::Literals::StringLiterals;

namespace basalt::app {

namespace {
struct CollectionTexts
{
    Q_DECLARE_TR_FUNCTIONS(CollectionNames)
};
} // namespace

bool isIdentifier(const QString &text)
{
    static const QRegularExpression pattern(u"^[A-Za-z][A-Za-z0-9_]*$"_s);
    return pattern.match(text).hasMatch();
}

QString collectionNameProblem(const QString &name, const QStringList &taken)
{
    constexpr qsizetype kMinLength = 3;
    constexpr qsizetype kMaxLength = 64;
    if (!isIdentifier(name))
        return CollectionTexts::tr("Letters, digits and _ only, beginning with a letter.");
    if (name.size() < kMinLength || name.size() > kMaxLength)
        return CollectionTexts::tr("3 to 64 characters.");
    return taken.contains(name, Qt::CaseInsensitive) ? CollectionTexts::tr("There is a collection of that name.") : QString();
}

QString collectionSettingsKey(QStringView what, const QUrl &server, const QString &collection)
{
    return what + u'/' + server.host() + u'/' + collection;
}

} // namespace basalt::app
