// SPDX-FileCopyrightText: 2026 The Basalt authors
// SPDX-License-Identifier: GPL-3.0-or-later

import QtQuick
import QtQuick.Layouts
import Basalt.App
import Basalt.Controls
import Basalt.Theme

/** The way to the page that is shown. */
RowLayout {
    id: root

    readonly property bool inCollections: Navigator.page === "collection" || Navigator.page === "newCollection"
    readonly property string last: {
        switch (Navigator.page) {
        case "overview": return qsTr("Overview");
        case "collections": return qsTr("Collections");
        case "collection": return Navigator.subject;
        case "newCollection": return qsTr("New collection");
        case "users": return qsTr("Users");
        case "groups": return qsTr("Groups");
        case "profile": return qsTr("My profile");
        case "permissionSets": return qsTr("Permission sets");
        case "access": return qsTr("Access");
        case "accessLists": return qsTr("Access lists");
        case "accounts": return Session.superadmin ? qsTr("Accounts") : qsTr("Account");
        case "invitations": return qsTr("Invitations");
        case "providers": return qsTr("Sign-in providers");
        case "audit": return qsTr("Audit");
        case "settings": return qsTr("Settings");
        default: return "";
        }
    }

    spacing: Theme.space2

    UiButton {
        visible: root.inCollections
        kind: "ghost"
        leftPadding: 0
        rightPadding: 0
        text: qsTr("Collections")
        onClicked: Navigator.open("collections")
    }
    Icon {
        visible: root.inCollections
        name: "chevron-right"
        color: Theme.faint
        size: Theme.iconSizeSmall
    }
    UiText {
        Layout.fillWidth: true
        text: root.last
        font.weight: Theme.weightMedium
    }
}
