// SPDX-FileCopyrightText: 2026 The Basalt authors
// SPDX-License-Identifier: GPL-3.0-or-later

import QtQuick
import Basalt.App
import Basalt.Controls
import Basalt.Theme

/** Who is listed, and in which order. */
ListFilters {
    id: root

    required property UserListModel users
    required property RoleListModel roles
    readonly property list<string> states: ["", "active", "inactive"]
    readonly property list<string> orders: ["email", "-created_at", "-last_login"]
    readonly property bool filtered: users.search !== "" || users.roleId !== 0 || users.type !== "" || users.state !== ""

    function focusSearch(): void {
        search.forceActiveFocus();
        search.selectAll();
    }

    function clear(): void {
        search.clear();
        users.roleId = 0;
        users.type = "";
        users.state = "";
    }

    SearchField {
        id: search

        objectName: "userSearch"
        // As wide as there is room for beside the others, that all of it stays on one line while it can.
        width: Math.max(Theme.grid(44), Math.min(Theme.grid(66), root.inner - 3 * Theme.grid(33) - Theme.grid(44) - 4 * root.spacing))
        placeholderText: qsTr("Address or name")
        onTextChanged: root.users.search = text
    }
    UiComboBox {
        objectName: "userRole"
        visible: root.roles.count > 0
        width: Theme.grid(33)
        model: [qsTr("Role: any"), ...Array.from(root.roles.names)]
        currentIndex: root.users.roleId === 0 ? 0 : Array.from(root.roles.names).indexOf(root.roles.nameOf(root.users.roleId)) + 1
        onActivated: at => root.users.roleId = at === 0 ? 0 : root.roles.idOf(root.roles.names[at - 1])
    }
    UiComboBox {
        objectName: "userType"
        width: Theme.grid(33)
        model: [qsTr("Type: any"), ...Array.from(UserTypes.all).map(type => UserTypes.text(type))]
        currentIndex: UserTypes.all.indexOf(root.users.type) + 1
        onActivated: at => root.users.type = at === 0 ? "" : UserTypes.all[at - 1]
    }
    UiComboBox {
        objectName: "userState"
        width: Theme.grid(33)
        model: [qsTr("State: any"), qsTr("enabled"), qsTr("disabled")]
        currentIndex: root.states.indexOf(root.users.state)
        onActivated: at => root.users.state = root.states[at]
    }
    UiComboBox {
        objectName: "userOrder"
        width: Theme.grid(44)
        model: [qsTr("Order: by address"), qsTr("newest first"), qsTr("last signed in first")]
        currentIndex: root.orders.indexOf(root.users.sort)
        onActivated: at => root.users.sort = root.orders[at]
    }
    UiButton {
        kind: "ghost"
        visible: root.filtered
        iconName: "funnel-x"
        text: qsTr("Clear")
        onClicked: root.clear()
    }
}
