// SPDX-FileCopyrightText: 2026 The Basalt authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "appcontext.h"

#include <QJSEngine>
#include <QQmlEngine>
#include <QtQml/qqml.h>

// The services that QML may use, each named here once. They live in AppContext; the engine must never delete them.

namespace basalt::app {

template <class T>
T *exposed(T &service)
{
    QJSEngine::setObjectOwnership(&service, QJSEngine::CppOwnership);
    return &service;
}

struct AppSettingsSingleton
{
    Q_GADGET
    QML_FOREIGN(basalt::app::AppSettings)
    QML_NAMED_ELEMENT(AppSettings)
    QML_SINGLETON

public:
    static AppSettings *create(QQmlEngine *, QJSEngine *) { return exposed(AppContext::instance()->settings()); }
};

struct ServersSingleton
{
    Q_GADGET
    QML_FOREIGN(basalt::app::ServerListModel)
    QML_NAMED_ELEMENT(Servers)
    QML_SINGLETON

public:
    static ServerListModel *create(QQmlEngine *, QJSEngine *) { return exposed(AppContext::instance()->servers()); }
};

struct EmbeddedServerSingleton
{
    Q_GADGET
    QML_FOREIGN(basalt::app::EmbeddedServer)
    QML_NAMED_ELEMENT(LocalServer)
    QML_SINGLETON

public:
    static EmbeddedServer *create(QQmlEngine *, QJSEngine *) { return exposed(AppContext::instance()->embedded()); }
};

struct SessionSingleton
{
    Q_GADGET
    QML_FOREIGN(basalt::app::SessionController)
    QML_NAMED_ELEMENT(Session)
    QML_SINGLETON

public:
    static SessionController *create(QQmlEngine *, QJSEngine *) { return exposed(AppContext::instance()->session()); }
};

struct ViewAsSingleton
{
    Q_GADGET
    QML_FOREIGN(basalt::app::ViewAs)
    QML_NAMED_ELEMENT(ViewAs)
    QML_SINGLETON

public:
    static ViewAs *create(QQmlEngine *, QJSEngine *) { return exposed(AppContext::instance()->viewAs()); }
};

struct AccessQuestionSingleton
{
    Q_GADGET
    QML_FOREIGN(basalt::app::AccessQuestion)
    QML_NAMED_ELEMENT(AccessQuestion)
    QML_SINGLETON

public:
    static AccessQuestion *create(QQmlEngine *, QJSEngine *) { return exposed(AppContext::instance()->accessQuestion()); }
};

struct CollectionsSingleton
{
    Q_GADGET
    QML_FOREIGN(basalt::app::CollectionListModel)
    QML_NAMED_ELEMENT(CollectionStore)
    QML_SINGLETON

public:
    static CollectionListModel *create(QQmlEngine *, QJSEngine *) { return exposed(AppContext::instance()->collections()); }
};

struct RecordTablesSingleton
{
    Q_GADGET
    QML_FOREIGN(basalt::app::RecordTables)
    QML_NAMED_ELEMENT(RecordTables)
    QML_SINGLETON

public:
    static RecordTables *create(QQmlEngine *, QJSEngine *) { return exposed(AppContext::instance()->records()); }
};

struct TransfersSingleton
{
    Q_GADGET
    QML_FOREIGN(basalt::app::Transfers)
    QML_NAMED_ELEMENT(Transfers)
    QML_SINGLETON

public:
    static Transfers *create(QQmlEngine *, QJSEngine *) { return exposed(AppContext::instance()->transfers()); }
};

struct AccountsSingleton
{
    Q_GADGET
    QML_FOREIGN(basalt::app::AccountListModel)
    QML_NAMED_ELEMENT(AccountStore)
    QML_SINGLETON

public:
    static AccountListModel *create(QQmlEngine *, QJSEngine *) { return exposed(AppContext::instance()->accounts()); }
};

struct OwnAccessSingleton
{
    Q_GADGET
    QML_FOREIGN(basalt::app::OwnAccess)
    QML_NAMED_ELEMENT(OwnAccess)
    QML_SINGLETON

public:
    static OwnAccess *create(QQmlEngine *, QJSEngine *) { return exposed(AppContext::instance()->ownAccess()); }
};

struct PermissionMatrixSingleton
{
    Q_GADGET
    QML_FOREIGN(basalt::app::PermissionMatrix)
    QML_NAMED_ELEMENT(PermissionMatrix)
    QML_SINGLETON

public:
    static PermissionMatrix *create(QQmlEngine *, QJSEngine *) { return exposed(AppContext::instance()->permissions()); }
};

struct NavigatorSingleton
{
    Q_GADGET
    QML_FOREIGN(basalt::app::Navigator)
    QML_NAMED_ELEMENT(Navigator)
    QML_SINGLETON

public:
    static Navigator *create(QQmlEngine *, QJSEngine *) { return exposed(AppContext::instance()->navigator()); }
};

struct CommandsSingleton
{
    Q_GADGET
    QML_FOREIGN(basalt::app::CommandRegistry)
    QML_NAMED_ELEMENT(Commands)
    QML_SINGLETON

public:
    static CommandRegistry *create(QQmlEngine *, QJSEngine *) { return exposed(AppContext::instance()->commands()); }
};

struct NoticesSingleton
{
    Q_GADGET
    QML_FOREIGN(basalt::app::Notifications)
    QML_NAMED_ELEMENT(Notices)
    QML_SINGLETON

public:
    static Notifications *create(QQmlEngine *, QJSEngine *) { return exposed(AppContext::instance()->notices()); }
};

struct DemoLoaderSingleton
{
    Q_GADGET
    QML_FOREIGN(basalt::app::DemoLoader)
    QML_NAMED_ELEMENT(DemoLoader)
    QML_SINGLETON

public:
    static DemoLoader *create(QQmlEngine *, QJSEngine *) { return exposed(AppContext::instance()->demo()); }
};

struct DesktopSingleton
{
    Q_GADGET
    QML_FOREIGN(basalt::app::Desktop)
    QML_NAMED_ELEMENT(Desktop)
    QML_SINGLETON

public:
    static Desktop *create(QQmlEngine *, QJSEngine *) { return exposed(AppContext::instance()->desktop()); }
};

} // namespace basalt::app
