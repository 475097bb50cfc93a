// SPDX-FileCopyrightText: 2026 The Basalt authors
// SPDX-License-Identifier: GPL-3.0-or-later

import QtQuick
import QtQuick.Templates as T
import Basalt.App
import Basalt.Connections
import Basalt.Theme

/** The window: connections, sign-in or the program proper, as the session has it. */
T.ApplicationWindow {
    id: window

    /** Every page there is, for the self-test. */
    readonly property list<string> pageUrls: [
        "qrc:/qt/qml/Basalt/Connections/ConnectionsPage.qml",
        "qrc:/qt/qml/Basalt/Connections/FirstStartPage.qml",
        "qrc:/qt/qml/Basalt/Connections/LoginPage.qml",
        "qrc:/qt/qml/Basalt/Overview/OverviewPage.qml",
        "qrc:/qt/qml/Basalt/Collections/CollectionsPage.qml",
        "qrc:/qt/qml/Basalt/Collections/CollectionPage.qml",
        "qrc:/qt/qml/Basalt/Collections/NewCollectionPage.qml",
        "qrc:/qt/qml/Basalt/Access/PermissionSetsPage.qml",
        "qrc:/qt/qml/Basalt/Access/AccessPage.qml",
        "qrc:/qt/qml/Basalt/Accounts/AccountsPage.qml",
        "qrc:/qt/qml/Basalt/Accounts/InvitationsPage.qml",
        "qrc:/qt/qml/Basalt/Accounts/ProvidersPage.qml",
        "qrc:/qt/qml/Basalt/People/UsersPage.qml",
        "qrc:/qt/qml/Basalt/People/GroupsPage.qml",
        "qrc:/qt/qml/Basalt/People/ProfilePage.qml",
        "qrc:/qt/qml/Basalt/Audit/AuditPage.qml",
        "qrc:/qt/qml/Basalt/Admin/Shell.qml"
    ]

    property bool leaving: false

    objectName: "mainWindow"
    width: Theme.windowWidth
    height: Theme.windowHeight
    minimumWidth: Theme.windowMinimumWidth
    minimumHeight: Theme.windowMinimumHeight
    visible: true
    title: Session.state === Session.SignedIn ? qsTr("%1 – Basalt").arg(Session.serverName) : qsTr("Basalt")
    color: Theme.background
    font.family: Theme.family
    font.pixelSize: Theme.fontBase
    LayoutMirroring.enabled: Qt.locale().textDirection === Qt.RightToLeft
    LayoutMirroring.childrenInherit: true
    onClosing: close => {
        if (leaving || !leaveDialog.needed)
            return;
        close.accepted = false;
        leaveDialog.ask(() => {
            leaving = true;
            window.close();
        });
    }

    Binding {
        target: Theme
        property: "dark"
        value: AppSettings.dark
    }
    Binding {
        target: Theme
        property: "reducedMotion"
        value: AppSettings.reducedMotion
    }
    GlobalCommands {
        onPaletteRequested: commandPalette.open()
        onSheetRequested: sheet.open()
        onQuitRequested: window.close()
        onCloseRequested: leaveDialog.ask(() => Session.close())
        onSignOutRequested: leaveDialog.ask(() => Session.signOut())
    }
    CommandShortcuts { }
    Loader {
        id: content

        anchors.fill: parent
        anchors.topMargin: strip.height + banner.height
        focus: true
        sourceComponent: {
            switch (Session.state) {
            case Session.SignedIn: return shell;
            case Session.SignedOut: return login;
            case Session.Setup: return setup;
            default: return connections;
            }
        }
    }
    Component {
        id: connections

        ConnectionsPage { }
    }
    Component {
        id: login

        LoginPage { }
    }
    Component {
        id: setup

        FirstStartPage { }
    }
    Component {
        id: shell

        Shell { }
    }
    Rectangle {
        id: strip

        width: parent.width
        height: Theme.stripHeight
        color: Session.state === Session.Closed ? Theme.tintLocal : Theme.environmentTint(Session.environment)
    }
    ViewBanner {
        id: banner

        anchors.top: strip.bottom
        width: parent.width
        height: implicitHeight
    }
    NoticeStack {
        anchors.right: parent.right
        anchors.bottom: parent.bottom
        anchors.margins: Theme.space4
        anchors.bottomMargin: Theme.statusBarHeight + Theme.grid(14)
    }
    CommandPalette {
        id: commandPalette
    }
    ShortcutSheet {
        id: sheet
    }
    ExpiredDialog { }
    ViewAsDialog {
        id: viewAsDialog

        onConfirmed: (userId, minutes) => leaveDialog.ask(() => ViewAs.begin(userId, minutes))
    }
    Connections {
        target: ViewAs

        function onProposed(userId: string, name: string): void {
            viewAsDialog.ask(userId, name);
        }
        function onOver(reason: string): void {
            Notices.warning(qsTr("The view has ended"), reason);
        }
    }
    LeaveDialog {
        id: leaveDialog
    }
}
