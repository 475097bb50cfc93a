// SPDX-FileCopyrightText: 2026 The Basalt authors
// SPDX-License-Identifier: GPL-3.0-or-later

pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Layouts
import QtQuick.Templates as T
import Basalt.App
import Basalt.Controls
import Basalt.Theme

/** The pages of the open server, and its collections. Collapses to icons. */
Rectangle {
    id: root

    readonly property bool collapsed: AppSettings.sidebarCollapsed

    implicitWidth: collapsed ? Theme.sidebarWidthCollapsed : Theme.sidebarWidth
    color: Theme.surface
    Accessible.role: Accessible.List
    Accessible.name: qsTr("Pages")

    /** Asks for the locale so that the text changes with it. */
    function numberText(number: real, locale: string): string {
        return Desktop.shortNumberText(number);
    }

    Behavior on implicitWidth {
        NumberAnimation {
            duration: Theme.motion
            easing.type: Easing.OutCubic
        }
    }
    ColumnLayout {
        anchors.fill: parent
        anchors.margins: Theme.space2
        anchors.topMargin: Theme.space3
        spacing: Theme.hairline

        NavItem {
            Layout.fillWidth: true
            iconName: "layout-dashboard"
            text: qsTr("Overview")
            collapsed: root.collapsed
            current: Navigator.page === "overview"
            onActivated: Navigator.open("overview")
        }
        NavItem {
            Layout.fillWidth: true
            iconName: "database"
            text: qsTr("Collections")
            note: CollectionStore.loaded ? root.numberText(CollectionStore.count, Desktop.locale) : ""
            collapsed: root.collapsed
            current: Navigator.page === "collections" || Navigator.page === "newCollection" || (root.collapsed && Navigator.page === "collection")
            onActivated: Navigator.open("collections")
        }
        ListView {
            id: list

            Layout.fillWidth: true
            Layout.preferredHeight: contentHeight
            Layout.maximumHeight: root.height - Theme.grid(114)
            visible: !root.collapsed && CollectionStore.count > 0
            clip: true
            spacing: Theme.hairline
            model: CollectionStore
            boundsBehavior: Flickable.StopAtBounds
            T.ScrollBar.vertical: UiScrollBar { }
            delegate: NavItem {
                required property string name
                required property double recordCount
                required property bool isView

                width: ListView.view.width
                nested: true
                text: name
                note: isView || ViewAs.active ? "" : root.numberText(recordCount, Desktop.locale)
                current: Navigator.page === "collection" && Navigator.subject === name
                onActivated: Navigator.open("collection", name, "records")
            }
        }
        NavItem {
            objectName: "navAccounts"
            Layout.fillWidth: true
            visible: Session.superadmin || Array.from(OwnAccess.held).includes("users")
            iconName: "building-2"
            text: Session.superadmin ? qsTr("Accounts") : qsTr("Account")
            collapsed: root.collapsed
            current: Navigator.page === "accounts"
            onActivated: Navigator.open("accounts")
        }
        NavItem {
            objectName: "navInvitations"
            Layout.fillWidth: true
            visible: Session.superadmin || Array.from(OwnAccess.held).includes("users")
            iconName: "mail-plus"
            text: qsTr("Invitations")
            collapsed: root.collapsed
            current: Navigator.page === "invitations"
            onActivated: Navigator.open("invitations")
        }
        NavItem {
            objectName: "navProviders"
            Layout.fillWidth: true
            visible: Session.superadmin
            iconName: "globe"
            text: qsTr("Sign-in providers")
            collapsed: root.collapsed
            current: Navigator.page === "providers"
            onActivated: Navigator.open("providers")
        }
        NavItem {
            objectName: "navUsers"
            Layout.fillWidth: true
            iconName: "users"
            text: qsTr("Users")
            collapsed: root.collapsed
            current: Navigator.page === "users"
            onActivated: Navigator.open("users")
        }
        NavItem {
            objectName: "navGroups"
            Layout.fillWidth: true
            iconName: "boxes"
            text: qsTr("Groups")
            collapsed: root.collapsed
            current: Navigator.page === "groups"
            onActivated: Navigator.open("groups")
        }
        NavItem {
            objectName: "navPermissionSets"
            Layout.fillWidth: true
            iconName: "key-round"
            text: qsTr("Permission sets")
            note: PermissionMatrix.loaded ? root.numberText(PermissionMatrix.setCount, Desktop.locale) : ""
            collapsed: root.collapsed
            current: Navigator.page === "permissionSets"
            onActivated: Navigator.open("permissionSets")
        }
        NavItem {
            objectName: "navAccess"
            Layout.fillWidth: true
            iconName: "route"
            text: qsTr("Access")
            collapsed: root.collapsed
            current: Navigator.page === "access"
            onActivated: Navigator.open("access")
        }
        NavItem {
            objectName: "navAccessLists"
            Layout.fillWidth: true
            visible: Array.from(OwnAccess.held).includes("resources.read")
            iconName: "list"
            text: qsTr("Access lists")
            collapsed: root.collapsed
            current: Navigator.page === "accessLists"
            onActivated: Navigator.open("accessLists")
        }
        NavItem {
            Layout.fillWidth: true
            iconName: "scroll-text"
            text: qsTr("Audit")
            collapsed: root.collapsed
            current: Navigator.page === "audit"
            onActivated: Navigator.open("audit")
        }
        NavItem {
            objectName: "navSettings"
            Layout.fillWidth: true
            iconName: "settings"
            text: qsTr("Settings")
            collapsed: root.collapsed
            current: Navigator.page === "settings"
            onActivated: Navigator.open("settings")
        }
        Item {
            Layout.fillHeight: true
        }
        NavItem {
            Layout.fillWidth: true
            iconName: root.collapsed ? "panel-left-open" : "panel-left-close"
            text: root.collapsed ? qsTr("Expand") : qsTr("Collapse")
            collapsed: root.collapsed
            onActivated: AppSettings.sidebarCollapsed = !AppSettings.sidebarCollapsed
        }
    }
    Separator {
        anchors.right: parent.right
        height: parent.height
        vertical: true
    }
}
