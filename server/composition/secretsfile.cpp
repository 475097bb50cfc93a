// SPDX-FileCopyrightText: 2026 The Basalt authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "composition/secretsfile.h"

#include "core/configreader.h"
#include "core/crypto.h"

#include <QFile>
#include <QFileInfo>
#include <QSaveFile>

using namespace Qt::Literals::StringLiterals;

namespace basalt::composition {

namespace {

using core::Setting;

constexpr Setting kMadeSecrets[] = {Setting::TokenSecret, Setting::EncryptionSecret};
constexpr QFileDevice::Permissions kOwnerOnly = QFileDevice::ReadOwner | QFileDevice::WriteOwner;

Error badFile(const QString &path, const QString &what)
{
    return Error::of(Code::ConfigurationInvalid, u"%1: %2"_s.arg(path, what));
}

QString nameOf(Setting setting)
{
    return QString::fromLatin1(core::settingInfo(setting).name);
}

Result<QHash<QString, QString>> readSecrets(const QString &path)
{
    QHash<QString, QString> secrets;
    QFile file(path);
    if (!file.exists())
        return secrets;
    const auto others = QFileDevice::ReadGroup | QFileDevice::WriteGroup | QFileDevice::ReadOther | QFileDevice::WriteOther;
    if (file.permissions() & others)
        return badFile(path, u"may be read by others than its owner; run: chmod 600 %1"_s.arg(path));
    if (!file.open(QIODevice::ReadOnly))
        return badFile(path, file.errorString());
    const auto entries = core::parseConfigText(file.readAll());
    if (!entries)
        return badFile(path, entries.error().message);
    for (const core::ConfigFileEntry &entry : *entries) {
        if (entry.items.size() != 1 || entry.items.first().isEmpty())
            return badFile(path, u"%1 has no value"_s.arg(entry.name));
        secrets.insert(entry.name, entry.items.first());
    }
    return secrets;
}

/** Whole or not at all: a crash half-way must not leave an installation without the key of its tokens. */
Result<void> writeSecrets(const QString &path, const QHash<QString, QString> &secrets)
{
    QByteArray text = "# Made by Basalt at its first start. Whoever reads this can act as anybody: keep it private.\n";
    for (auto secret = secrets.cbegin(); secret != secrets.cend(); ++secret)
        text += secret.key().toUtf8() + " = \"" + secret.value().toUtf8() + "\"\n";
    QSaveFile file(path);
    if (!file.open(QIODevice::WriteOnly) || !file.setPermissions(kOwnerOnly) || file.write(text) != text.size()
        || !file.commit())
        return badFile(path, u"cannot be written: "_s + file.errorString());
    return {};
}

} // namespace

Result<void> provideSecrets(const QString &dataFolder, core::Config &settings)
{
    const QString path = dataFolder + "/secrets"_L1;
    BASALT_TRY(auto secrets, readSecrets(path));
    bool isComplete = true;
    for (const Setting setting : kMadeSecrets) {
        if (settings.source(setting) != core::SettingSource::Default)
            continue;
        QString &secret = secrets[nameOf(setting)];
        if (secret.isEmpty()) {
            secret = QString::fromLatin1(core::randomToken(48));
            isComplete = false;
        }
        settings.setGenerated(setting, secret, path);
    }
    if (!isComplete)
        BASALT_TRY_VOID(writeSecrets(path, secrets));
    return {};
}

} // namespace basalt::composition
