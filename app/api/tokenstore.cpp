// SPDX-FileCopyrightText: 2026 The Basalt authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "tokenstore.h"

#include <QLoggingCategory>
#include <QPointer>

#include <qt6keychain/keychain.h>

using namespace Qt::Literals::StringLiterals;

namespace basalt::app {

namespace {

Q_LOGGING_CATEGORY(logTokens, "basalt.admin.tokens", QtInfoMsg)

QString serviceName()
{
    return u"org.basalt.admin"_s;
}

bool isAbsence(QKeychain::Error error)
{
    return error == QKeychain::NoBackendAvailable || error == QKeychain::NotImplemented || error == QKeychain::OtherError;
}

} // namespace

TokenStore::TokenStore(Mode mode, QObject *parent) : QObject(parent), m_mode(mode) { }

void TokenStore::keychainFailed()
{
    if (m_mode == Mode::MemoryOnly)
        return;
    qCInfo(logTokens) << "no keychain: sessions are kept in memory only";
    m_mode = Mode::MemoryOnly;
    Q_EMIT modeChanged();
}

void TokenStore::save(const QString &serverId, const QString &token)
{
    m_tokens.insert(serverId, token);
    if (m_mode == Mode::MemoryOnly)
        return;
    auto *job = new QKeychain::WritePasswordJob(serviceName(), this);
    job->setInsecureFallback(false);
    job->setKey(serverId);
    job->setTextData(token);
    connect(job, &QKeychain::Job::finished, this, [this](QKeychain::Job *done) {
        if (done->error() != QKeychain::NoError)
            keychainFailed();
    });
    job->start();
}

void TokenStore::remove(const QString &serverId)
{
    m_tokens.remove(serverId);
    if (m_mode == Mode::MemoryOnly)
        return;
    auto *job = new QKeychain::DeletePasswordJob(serviceName(), this);
    job->setInsecureFallback(false);
    job->setKey(serverId);
    job->start();
}

void TokenStore::load(const QString &serverId, QObject *context, std::function<void(const QString &)> done)
{
    const auto known = m_tokens.constFind(serverId);
    if (known != m_tokens.cend() || m_mode == Mode::MemoryOnly) {
        done(known != m_tokens.cend() ? *known : QString());
        return;
    }
    auto *job = new QKeychain::ReadPasswordJob(serviceName(), this);
    job->setInsecureFallback(false);
    job->setKey(serverId);
    connect(job, &QKeychain::Job::finished, this,
            [this, job, serverId, guard = QPointer<QObject>(context), done = std::move(done)](QKeychain::Job *) {
                if (isAbsence(job->error()))
                    keychainFailed();
                if (job->error() == QKeychain::NoError)
                    m_tokens.insert(serverId, job->textData());
                if (guard)
                    done(m_tokens.value(serverId));
            });
    job->start();
}

} // namespace basalt::app
