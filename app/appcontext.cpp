// SPDX-FileCopyrightText: 2026 The Basalt authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "appcontext.h"

#include "iconprovider.h"

#include <QCoreApplication>
#include <QLocale>
#include <QQmlEngine>

using namespace Qt::Literals::StringLiterals;

namespace basalt::app {

namespace {
AppContext *s_instance = nullptr;
} // namespace

AppContext::AppContext(const AppOptions &options)
    : m_settings(options.settingsFile)
    , m_client(m_network)
    , m_tokens(options.tokens)
    , m_servers(m_settings, m_network)
    , m_embedded(options.dataFolder)
    , m_session(m_client, m_servers, m_embedded, m_tokens)
    , m_viewAs(m_client, m_session)
    , m_collections(m_client)
    , m_records(m_client, m_settings, m_collections)
    , m_transfers(m_client, m_collections)
    , m_accounts(m_client)
    , m_ownAccess(m_client)
    , m_permissions(m_client)
    , m_demo(m_embedded, m_session)
{
    s_instance = this;
    m_servers.setEmbedded(m_embedded.dataExists(), {}, m_embedded.displayFolder());
    applyLanguage();
    connect(&m_settings, &AppSettings::languageChanged, this, &AppContext::applyLanguage);
    connect(&m_settings, &AppSettings::languageChanged, &m_session, &SessionController::namesChanged);
    connect(&m_settings, &AppSettings::languageChanged, &m_desktop, &Desktop::localeChanged);
    connect(&m_session, &SessionController::ready, this, [this] {
        m_collections.reload();
        m_records.reloadAll();
        // A view asks nothing but what only reads: commands that would change something are off anyway.
        if (!m_viewAs.isActive())
            m_ownAccess.reload();
        // Sets belong to one account; pages that do not show them do not need them.
        if (!m_session.accountId().isEmpty() && (m_permissions.isWanted() || m_permissions.isLoaded()))
            m_permissions.reload();
        if (m_session.isSuperadmin())
            m_accounts.reload();
    });
    connect(&m_transfers, &Transfers::imported, this, [this](const RecordImport *work) {
        if (work->created() + work->updated() == 0)
            return;
        m_records.reload(work->collection());
        m_collections.reload();
    });
    connect(&m_session, &SessionController::accountChanged, &m_records, &RecordTables::startOver);
    connect(&m_session, &SessionController::accountChanged, &m_permissions, &PermissionMatrix::clear);
    connect(&m_session, &SessionController::accountChanged, &m_question, [this] {
        if (!m_viewAs.isSwitching())
            m_question.accountChanged();
    });
    connect(&m_viewAs, &ViewAs::changed, this, [this] { m_commands.setReadOnlyReason(m_viewAs.readOnlyReason()); });
    connect(&m_viewAs, &ViewAs::switching, this, &AppContext::switchView);
    connect(&m_session, &SessionController::stateChanged, this, [this] {
        if (m_session.state() == SessionController::State::SignedIn)
            return;
        forgetEverything();
        m_question.forget();
        m_navigator.reset();
    });
    connect(&m_session, &SessionController::factorRequiredChanged, this, [this] {
        if (m_session.isFactorRequired())
            m_navigator.open(u"profile"_s);
    });
    connect(&m_embedded, &EmbeddedServer::changed, this,
            [this] { m_servers.setEmbedded(m_embedded.dataExists(), m_embedded.url(), m_embedded.displayFolder()); });
}

void AppContext::forgetEverything()
{
    m_transfers.clear();
    m_records.clear();
    m_collections.clear();
    m_accounts.clear();
    m_ownAccess.clear();
    m_permissions.clear();
}

void AppContext::switchView()
{
    forgetEverything();
    if (m_viewAs.isActive()) {
        m_placeBeforeView = m_navigator.current();
        m_navigator.reset();
        m_navigator.open(u"collections"_s);
        return;
    }
    m_navigator.reset();
    m_navigator.open(m_placeBeforeView.page, m_placeBeforeView.subject, m_placeBeforeView.tab);
}

AppContext::~AppContext()
{
    s_instance = nullptr;
}

AppContext *AppContext::instance()
{
    return s_instance;
}

void AppContext::prepare(QQmlEngine &engine)
{
    engine.addImportPath(u"qrc:/qt/qml"_s);
    engine.addImageProvider(u"icon"_s, new IconProvider);
    connect(&m_settings, &AppSettings::languageChanged, &engine, &QQmlEngine::retranslate);
}

void AppContext::openAtStart(const QUrl &server)
{
    if (!server.isEmpty())
        m_session.open(m_servers.idOf(server.toString()));
}

void AppContext::applyLanguage()
{
    const QString chosen = m_settings.language();
    const QLocale locale = chosen == "system"_L1 ? QLocale::system() : QLocale(chosen);
    QLocale::setDefault(locale);
    QCoreApplication::removeTranslator(&m_translator);
    // Other languages are shown English texts, which need the English plural forms.
    if (m_translator.load(locale, u"basalt"_s, u"_"_s, u":/i18n"_s) || m_translator.load(u":/i18n/basalt_en.qm"_s))
        QCoreApplication::installTranslator(&m_translator);
    m_client.setLanguage(locale.bcp47Name());
}

} // namespace basalt::app
