// SPDX-FileCopyrightText: 2026 The Basalt authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "screenshotdriver.h"

#include "appcontext.h"
#include "recordtablemodel.h"

#include <QCoreApplication>
#include <QDir>
#include <QImage>
#include <QKeyEvent>
#include <QQuickItem>
#include <QQuickWindow>

#include <cstdio>

using namespace Qt::Literals::StringLiterals;

namespace basalt::app {

AppContext &app()
{
    return *AppContext::instance();
}

namespace {

constexpr int kPollMs = 40;
constexpr int kGiveUpMs = 120'000;
constexpr int kSettleMs = 450; ///< longer than any motion of the program
constexpr QSize kWindowSize(1440, 900);

bool signedIn()
{
    return app().session().state() == SessionController::State::SignedIn;
}

/** The collection that shows most: the one with references and the most records. */
QString richestCollection()
{
    const QVariantMap counts = app().collections().recordCounts();
    for (const QString &wanted : {u"track"_s, u"tracks"_s, u"samples"_s}) {
        if (counts.contains(wanted))
            return wanted;
    }
    QString best;
    for (auto it = counts.cbegin(); it != counts.cend(); ++it) {
        if (best.isEmpty() || it->toLongLong() > counts.value(best).toLongLong())
            best = it.key();
    }
    return best;
}

RecordTableModel &richestTable()
{
    return *app().records().table(richestCollection());
}

bool tableReady()
{
    const RecordTableModel &table = richestTable();
    return table.isLoaded() && !table.isLoading();
}

/** The column of names; without one the first that holds text one may write to. */
int editableTextColumn()
{
    RecordTableModel &table = richestTable();
    if (const int named = table.columns()->indexOf(u"name"_s); named >= 0)
        return named;
    for (int column = 0; column < table.columnCount(); ++column) {
        const FieldInfo &field = table.columns()->field(column);
        if (!field.system && field.type == "text"_L1)
            return column;
    }
    return 1;
}

} // namespace

ScreenshotDriver::ScreenshotDriver(QQuickWindow &window, const QString &folder, const QUrl &server, QObject *parent)
    : QObject(parent)
    , m_window(window)
    , m_folder(folder)
    , m_server(server)
{
    m_poll.setInterval(kPollMs);
    connect(&m_poll, &QTimer::timeout, this, &ScreenshotDriver::waitUntilReady);
}

void ScreenshotDriver::start()
{
    QDir().mkpath(m_folder);
    m_window.resize(kWindowSize);
    app().settings().setAppearance(u"dark"_s);
    planFirstStart();
    if (!m_server.isEmpty()) {
        planServer();
        planRecords();
        planCells();
        planFiles();
        planCollection();
        planView();
        planPermissionSets();
        planPeople();
        planAccess();
        planAccounts();
        planProfile();
        planRest();
        planSettings();
    }
    next();
}

void ScreenshotDriver::add(const QString &name, std::function<void()> act, std::function<bool()> ready)
{
    m_steps.append({name, std::move(act), std::move(ready)});
}

void ScreenshotDriver::planFirstStart()
{
    const QString address = u"http://127.0.0.1:9"_s; // the port that discards: nothing listens there
    add(
        u"connections-empty"_s, [] {}, [this] { return find("connectionsPage") != nullptr; });
    add(
        u"server-add"_s, [] { app().commands().run(u"connections.add"_s); }, [this] { return isOpen("serverDialog"); });
    add(
        u"server-test-failed"_s,
        [this, address] {
            type("serverAddress", address);
            press("testConnection");
        },
        [this] { return find("testConnection")->property("enabled").toBool(); });
    add(
        {}, [this] { key(Qt::Key_Escape); }, [this] { return !isOpen("serverDialog"); });
    add(
        u"first-start"_s, [] { app().session().openEmbedded(); },
        [] { return app().session().state() == SessionController::State::Setup; });
    add(
        u"first-start-filled"_s,
        [this] {
            type("setupAccount", u"Northlab"_s);
            type("setupEmail", u"marie.keller@lab.example"_s);
            type("setupPassword", u"granite river lantern"_s);
            type("setupPasswordAgain", u"granite river lantern"_s);
        },
        [this] { return find("setupButton")->property("enabled").toBool(); });
    add(
        u"overview-new"_s, [this] { press("setupButton"); }, [] { return signedIn() && app().collections().isLoaded(); });
    add(
        u"collections-empty"_s, [] { app().navigator().open(u"collections"_s); },
        [this] { return find("collectionsPage") != nullptr; });
    add(
        {}, [] { app().session().close(); }, [this] { return find("connectionsPage") != nullptr; });
}

void ScreenshotDriver::planServer()
{
    add(
        u"connections"_s,
        [this] {
            app().servers().save({}, u"lab.example"_s, u"http://127.0.0.1:9"_s, u"production"_s);
            app().servers().save({}, u"staging.lab.example"_s, m_server.toString(), u"staging"_s);
        },
        [] {
            for (int row = 0; row < app().servers().count(); ++row) {
                const QString state = app().servers().data(app().servers().index(row), ServerListModel::StateRole).toString();
                if (state == "checking"_L1 || state == "unknown"_L1)
                    return false;
            }
            return true;
        });
    add(
        u"login"_s,
        [] {
            const int last = app().servers().count() - 1;
            app().session().open(app().servers().data(app().servers().index(last), ServerListModel::IdRole).toString());
        },
        [this] { return find("loginPage") != nullptr; });
    add(
        u"login-wrong"_s,
        [this] {
            type("loginAccount", qEnvironmentVariable("BASALT_TEST_ACCOUNT", u"system"_s));
            type("loginEmail", qEnvironmentVariable("BASALT_TEST_EMAIL"));
            type("loginPassword", u"not the password"_s);
            press("loginButton");
        },
        [] { return app().session().error().isSet(); });
    add(
        u"login-code"_s,
        [this] {
            type("loginAccount", u"north-harbour"_s);
            type("loginEmail", u"ines.weber@harbour.example"_s);
            type("loginPassword", qEnvironmentVariable("BASALT_TEST_PASSWORD"));
            press("loginButton");
        },
        [] { return app().session().isCodeNeeded(); });
    add(
        u"login-code-wrong"_s,
        [this] {
            type("loginCode", u"a wrong one"_s);
            press("loginCodeButton");
        },
        [] { return app().session().isCodeNeeded() && app().session().error().isSet(); });
    add(
        {}, [] { app().session().cancelCode(); }, [] { return !app().session().isCodeNeeded(); });
    add(
        u"overview"_s,
        [this] {
            type("loginAccount", qEnvironmentVariable("BASALT_TEST_ACCOUNT", u"system"_s));
            type("loginEmail", qEnvironmentVariable("BASALT_TEST_EMAIL"));
            type("loginPassword", qEnvironmentVariable("BASALT_TEST_PASSWORD"));
            press("loginButton");
        },
        [] { return signedIn() && app().collections().isLoaded(); });
    add(
        u"collections"_s, [] { app().navigator().open(u"collections"_s); },
        [this] { return find("collectionsPage") != nullptr; });
}

void ScreenshotDriver::planRecords()
{
    add(
        u"records"_s, [] { app().navigator().open(u"collection"_s, richestCollection(), u"records"_s); }, tableReady);
    add(
        u"records-sorted-filtered"_s,
        [] {
            richestTable().sortBy(richestTable().columns()->field(editableTextColumn()).name, false);
            richestTable().setColumnFilter(richestTable().columns()->field(editableTextColumn()).name, u"~"_s, u"a"_s);
        },
        tableReady);
    add(
        u"records-filter-wrong"_s, [] { richestTable().setFilter(u"no_such_field = 1"_s); },
        [] { return richestTable().error().isSet(); });
    add(
        {}, [] { richestTable().clearFilters(); }, tableReady);
    add(
        u"records-editing"_s,
        [this] {
            QMetaObject::invokeMethod(find("recordGrid"), "setCurrent", Q_ARG(int, 2), Q_ARG(int, editableTextColumn()));
            QMetaObject::invokeMethod(find("recordGrid"), "edit", Q_ARG(QString, QString()));
        },
        [this] { return find("recordGrid")->property("editing").toBool(); });
    add(
        u"records-staged"_s,
        [this] {
            key(Qt::Key_Escape);
            RecordTableModel &table = richestTable();
            const int column = editableTextColumn();
            table.setText(1, column, table.cellText(1, column, u"editText"_s) + u" (live)"_s);
            table.setText(4, column, u"A better name"_s);
            table.removeRecords(6);
        },
        [] { return richestTable().stagedCount() == 3; });
    add(
        u"records-new"_s, [] { app().commands().run(u"records.new"_s); }, [] { return richestTable().addedCount() == 1; });
    add(
        {},
        [this] {
            key(Qt::Key_Escape);
            richestTable().undo();
        },
        [] { return richestTable().addedCount() == 0; });
    add(
        u"records-review"_s, [] { app().commands().run(u"records.review"_s); }, [this] { return isOpen("reviewDialog"); });
    add(
        u"records-commit"_s,
        [this] {
            key(Qt::Key_Escape);
            app().commands().run(u"records.commit"_s);
        },
        [this] { return isOpen("commitDialog"); });
    // The deleted record may be referred to: then the server refuses that one and the review says why.
    add(
        u"records-committed"_s,
        [this] {
            type("commitReason", u"title corrected"_s);
            press("commitConfirm");
        },
        [] { return richestTable().stagedDeletions() == richestTable().stagedCount() && tableReady(); });
    add(
        u"records-history"_s,
        [this] {
            key(Qt::Key_Escape);
            richestTable().discardAll();
            find("recordInspector")->setProperty("tab", u"history"_s);
            QMetaObject::invokeMethod(find("recordGrid"), "setCurrent", Q_ARG(int, 1), Q_ARG(int, editableTextColumn()));
        },
        [] { return richestTable().stagedCount() == 0 && tableReady(); });
}

void ScreenshotDriver::planRest()
{
    add(
        {}, [] { app().navigator().open(u"collection"_s, richestCollection(), u"schema"_s); },
        [this] { return find("schemaTab") != nullptr; });
    add(
        {}, [] { app().commands().run(u"collection.rename"_s); }, [this] { return isOpen("renameCollectionDialog"); });
    add(
        u"collection-rename"_s, [this] { type("renameName", richestCollection() + u"_archive"_s); },
        [this] { return find("renameButton")->property("enabled").toBool(); });
    add(
        {}, [this] { key(Qt::Key_Escape); }, [this] { return !isOpen("renameCollectionDialog"); });
    add(
        {}, [] { app().navigator().open(u"newCollection"_s); }, [this] { return find("addFieldButton") != nullptr; });
    add(
        u"new-collection"_s,
        [this] {
            for (int fields = 0; fields < 3; ++fields)
                press("addFieldButton");
        },
        [this] { return find("fieldList") && find("fieldList")->property("count").toInt() == 3; });
    add(
        u"new-collection-filled"_s,
        [this] {
            type("collectionName", u"reviews"_s);
            QObject *list = find("fieldList");
            auto *model = list->property("model").value<QAbstractItemModel *>();
            const auto set = [model](int row, const char *role, const QVariant &value) {
                model->setData(model->index(row, 0), value, model->roleNames().key(role));
            };
            set(0, "name", u"track"_s);
            set(0, "type", u"reference"_s);
            set(0, "target", richestCollection());
            set(1, "name", u"stars"_s);
            set(1, "type", u"integer"_s);
            set(1, "mandatory", true);
            set(2, "name", u"verdict"_s);
            set(2, "type", u"select"_s);
            set(2, "choices", u"loved, liked, endured"_s);
        },
        [] { return true; });
    add(
        u"audit"_s, [] { app().navigator().open(u"audit"_s); },
        [this] { return find("auditList") && find("auditList")->property("count").toInt() > 0; });
    add(
        u"audit-export"_s, [] { app().commands().run(u"audit.export"_s); }, [this] { return isOpen("exportDialog"); });
    add(
        {}, [this] { key(Qt::Key_Escape); }, [this] { return !isOpen("exportDialog"); });
    add(
        u"palette"_s, [] { app().commands().run(u"app.palette"_s); }, [this] { return isOpen("commandPalette"); });
    add(
        u"palette-search"_s, [this] { type("paletteField", u"al"_s); },
        [this] { return find("paletteList")->property("count").toInt() > 0; });
    add(
        {}, [this] { key(Qt::Key_Escape); }, [this] { return !isOpen("commandPalette"); });
    add(
        u"shortcuts"_s, [] { app().commands().run(u"app.shortcuts"_s); }, [this] { return isOpen("shortcutSheet"); });
    add(
        {}, [this] { key(Qt::Key_Escape); }, [this] { return !isOpen("shortcutSheet"); });
    add(
        u"accounts"_s, [] { app().commands().run(u"account.switch"_s); }, [] { return app().accounts().count() > 0; });
    add(
        {}, [this] { key(Qt::Key_Escape); }, [] { return true; });
    add(
        u"collapsed"_s,
        [] {
            app().settings().setSidebarCollapsed(true);
            app().settings().setInspectorVisible(false);
        },
        [] { return true; });
    planGerman();
}

void ScreenshotDriver::next()
{
    if (++m_position >= m_steps.size()) {
        std::printf("screenshots: %d pictures in %s\n", m_pictures, qUtf8Printable(m_folder));
        QCoreApplication::exit(0);
        return;
    }
    m_steps.at(m_position).act();
    m_waiting.start();
    m_poll.start();
}

void ScreenshotDriver::waitUntilReady()
{
    const Step &step = m_steps.at(m_position);
    if (m_waiting.elapsed() > kGiveUpMs) {
        fail(u"%1 did not become ready"_s.arg(step.name.isEmpty() ? u"step %1"_s.arg(m_position) : step.name));
        return;
    }
    if (!step.ready())
        return;
    m_poll.stop();
    if (step.name.isEmpty())
        QTimer::singleShot(kSettleMs, this, &ScreenshotDriver::next);
    else
        QTimer::singleShot(kSettleMs, this, &ScreenshotDriver::takePictures);
}

void ScreenshotDriver::takePictures()
{
    grab(u"dark"_s, [this] {
        app().settings().setAppearance(u"light"_s);
        QTimer::singleShot(kSettleMs, this, [this] {
            grab(u"light"_s, [this] {
                app().settings().setAppearance(u"dark"_s);
                next();
            });
        });
    });
}

void ScreenshotDriver::grab(const QString &appearance, const std::function<void()> &then)
{
    const QString path = QDir(m_folder).filePath(
        u"%1-%2-%3.png"_s.arg(m_pictures / 2 + 1, 2, 10, QChar(u'0')).arg(m_steps.at(m_position).name, appearance));
    if (!m_window.grabWindow().save(path)) {
        fail(u"%1 cannot be written"_s.arg(path));
        return;
    }
    ++m_pictures;
    then();
}

void ScreenshotDriver::fail(const QString &reason)
{
    m_poll.stop();
    m_window.grabWindow().save(QDir(m_folder).filePath(u"failed.png"_s));
    std::fprintf(stderr, "screenshots: %s\n", qUtf8Printable(reason));
    QCoreApplication::exit(1);
}

QObject *ScreenshotDriver::find(const char *objectName) const
{
    // The newest of that name: a page that is being replaced may still be there for a moment.
    const auto found = m_window.findChildren<QObject *>(QLatin1StringView(objectName));
    if (!found.isEmpty())
        return found.constLast();
    const auto items = m_window.contentItem()->findChildren<QQuickItem *>(QLatin1StringView(objectName));
    return items.isEmpty() ? nullptr : items.constLast();
}

void ScreenshotDriver::press(const char *objectName) const
{
    if (QObject *button = find(objectName))
        QMetaObject::invokeMethod(button, "clicked");
}

void ScreenshotDriver::toEnd(const char *objectName) const
{
    if (auto *flick = qobject_cast<QQuickItem *>(find(objectName)))
        flick->setProperty("contentY", std::max(0.0, flick->property("contentHeight").toReal() - flick->height()));
}

void ScreenshotDriver::type(const char *objectName, const QString &text) const
{
    QObject *field = find(objectName);
    if (!field)
        return;
    QMetaObject::invokeMethod(field, "forceActiveFocus");
    QMetaObject::invokeMethod(field, "selectAll");
    key(0, Qt::NoModifier, text);
}

void ScreenshotDriver::key(int key, Qt::KeyboardModifiers modifiers, const QString &text) const
{
    QKeyEvent press(QEvent::KeyPress, key, modifiers, text);
    QCoreApplication::sendEvent(&m_window, &press);
    QKeyEvent release(QEvent::KeyRelease, key, modifiers, text);
    QCoreApplication::sendEvent(&m_window, &release);
}

bool ScreenshotDriver::isOpen(const char *objectName) const
{
    const QObject *popup = find(objectName);
    return popup && popup->property("opened").toBool();
}

} // namespace basalt::app
