// SPDX-FileCopyrightText: 2026 The Basalt authors
// SPDX-License-Identifier: GPL-3.0-or-later

import QtQuick
import QtQuick.Templates as T
import Basalt.App
import Basalt.Controls
import Basalt.Theme

/** Who is signed in, and the few settings that are a person's own. */
T.Button {
    id: root

    objectName: "userMenu"
    implicitWidth: avatar.implicitWidth
    implicitHeight: avatar.implicitHeight
    focusPolicy: Qt.StrongFocus
    Accessible.name: qsTr("Signed in as %1").arg(Session.userEmail)
    onClicked: menu.visible ? menu.close() : menu.popup(root, root.width - menu.implicitWidth, root.height + Theme.space1)

    contentItem: Avatar {
        id: avatar

        initials: Session.userInitials
    }
    background: FocusRing {
        shown: root.visualFocus
        cornerRadius: Theme.space4
    }

    UiMenu {
        id: menu

        UiMenuItem {
            enabled: false
            iconName: "user-round"
            text: Session.userEmail
            note: Session.superadmin ? qsTr("superadmin") : ""
        }
        UiMenuItem {
            objectName: "profileItem"
            iconName: "pencil"
            text: qsTr("My profile")
            onTriggered: Commands.run("go.profile")
        }
        UiMenuSeparator { }
        UiMenuItem {
            checkable: true
            checked: AppSettings.appearance === "system"
            text: qsTr("Appearance of the desktop")
            onTriggered: AppSettings.appearance = "system"
        }
        UiMenuItem {
            checkable: true
            checked: AppSettings.appearance === "dark"
            text: qsTr("Dark")
            onTriggered: AppSettings.appearance = "dark"
        }
        UiMenuItem {
            checkable: true
            checked: AppSettings.appearance === "light"
            text: qsTr("Light")
            onTriggered: AppSettings.appearance = "light"
        }
        UiMenuSeparator { }
        UiMenuItem {
            checkable: true
            checked: AppSettings.language === "system"
            text: qsTr("Language of the desktop")
            onTriggered: AppSettings.language = "system"
        }
        UiMenuItem {
            checkable: true
            checked: AppSettings.language === "en"
            text: "English"
            onTriggered: AppSettings.language = "en"
        }
        UiMenuItem {
            checkable: true
            checked: AppSettings.language === "de"
            text: "Deutsch"
            onTriggered: AppSettings.language = "de"
        }
        UiMenuSeparator { }
        UiMenuItem {
            iconName: "log-out"
            text: qsTr("Sign out")
            onTriggered: Commands.run("session.signOut")
        }
    }
}
