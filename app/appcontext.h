// SPDX-FileCopyrightText: 2026 The Basalt authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "accessquestion.h"
#include "accountlistmodel.h"
#include "apiclient.h"
#include "appsettings.h"
#include "collectionlistmodel.h"
#include "commandregistry.h"
#include "demoloader.h"
#include "desktop.h"
#include "embeddedserver.h"
#include "navigator.h"
#include "notifications.h"
#include "ownaccess.h"
#include "permissionmatrix.h"
#include "recordtables.h"
#include "serverlistmodel.h"
#include "sessioncontroller.h"
#include "tokenstore.h"
#include "transfers.h"
#include "viewas.h"

#include <QNetworkAccessManager>
#include <QObject>
#include <QTranslator>
#include <QUrl>

class QQmlEngine;

namespace basalt::app {

/** What differs between a user's program, a test and a screenshot run. */
struct AppOptions
{
    QString dataFolder;   ///< of the embedded server
    QString settingsFile; ///< empty: the user's own
    TokenStore::Mode tokens = TokenStore::Mode::Keychain;
};

/** The composition root: makes every service of the program once and ties them together. Lives on main's stack. */
class AppContext : public QObject
{
    Q_OBJECT

public:
    explicit AppContext(const AppOptions &options);
    ~AppContext() override;
    Q_DISABLE_COPY_MOVE(AppContext)

    [[nodiscard]] static AppContext *instance();

    /** Gives the engine the icons, the import path of the embedded modules and the translations. */
    void prepare(QQmlEngine &engine);
    /** Opens the server that the command line names; without one the program begins with the list of servers. */
    void openAtStart(const QUrl &server);

    [[nodiscard]] AppSettings &settings() { return m_settings; }
    [[nodiscard]] ApiClient &client() { return m_client; }
    [[nodiscard]] ServerListModel &servers() { return m_servers; }
    [[nodiscard]] EmbeddedServer &embedded() { return m_embedded; }
    [[nodiscard]] SessionController &session() { return m_session; }
    [[nodiscard]] ViewAs &viewAs() { return m_viewAs; }
    [[nodiscard]] AccessQuestion &accessQuestion() { return m_question; }
    [[nodiscard]] CollectionListModel &collections() { return m_collections; }
    [[nodiscard]] RecordTables &records() { return m_records; }
    [[nodiscard]] Transfers &transfers() { return m_transfers; }
    [[nodiscard]] AccountListModel &accounts() { return m_accounts; }
    [[nodiscard]] OwnAccess &ownAccess() { return m_ownAccess; }
    [[nodiscard]] PermissionMatrix &permissions() { return m_permissions; }
    [[nodiscard]] Navigator &navigator() { return m_navigator; }
    [[nodiscard]] CommandRegistry &commands() { return m_commands; }
    [[nodiscard]] Notifications &notices() { return m_notices; }
    [[nodiscard]] DemoLoader &demo() { return m_demo; }
    [[nodiscard]] QNetworkAccessManager &network() { return m_network; }
    [[nodiscard]] Desktop &desktop() { return m_desktop; }

private:
    void applyLanguage();
    /** Nothing of what somebody was shown is left to somebody else. */
    void forgetEverything();
    void switchView();

    QNetworkAccessManager m_network;
    AppSettings m_settings;
    ApiClient m_client;
    TokenStore m_tokens;
    ServerListModel m_servers;
    EmbeddedServer m_embedded;
    SessionController m_session;
    ViewAs m_viewAs;
    CollectionListModel m_collections;
    RecordTables m_records;
    Transfers m_transfers;
    AccountListModel m_accounts;
    OwnAccess m_ownAccess;
    PermissionMatrix m_permissions;
    AccessQuestion m_question;
    Navigator m_navigator;
    CommandRegistry m_commands;
    Notifications m_notices;
    DemoLoader m_demo;
    Desktop m_desktop;
    QTranslator m_translator;
    Navigator::Place m_placeBeforeView;
};

} // namespace basalt::app
