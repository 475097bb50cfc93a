// SPDX-FileCopyrightText: 2026 The Basalt authors
// SPDX-License-Identifier: GPL-3.0-or-later

import QtQuick
import Basalt.App
import Basalt.Controls
import Basalt.Theme

/** What, where, when; who and which record come from an entry. */
ListFilters {
    id: root

    required property AuditLogModel log
    required property string actorName
    readonly property list<string> operations: ["", "CREATE", "UPDATE", "DELETE", "LOGIN", "LOGIN_FAILED", "LOGOUT", "DENIED", "EXPORT", "IMPORT"]
    readonly property list<int> ranges: [0, 1, 7, 30, 365]
    readonly property list<string> places: ["", "users", "accounts", "collections", ...Array.from(CollectionStore.names).map(name => "col_" + name.toLowerCase())]
    signal actorCleared

    function operationText(operation: string): string {
        switch (operation) {
        case "": return qsTr("What: everything");
        case "CREATE": return qsTr("created");
        case "UPDATE": return qsTr("updated");
        case "DELETE": return qsTr("deleted");
        case "LOGIN": return qsTr("signed in");
        case "LOGIN_FAILED": return qsTr("sign-in failed");
        case "LOGOUT": return qsTr("signed out");
        case "DENIED": return qsTr("access denied");
        case "EXPORT": return qsTr("exported");
        default: return qsTr("imported");
        }
    }

    function rangeText(days: int): string {
        return days === 0 ? qsTr("When: any time") : days === 1 ? qsTr("last 24 hours") : qsTr("last %Ln day(s)", "", days);
    }

    UiComboBox {
        objectName: "auditOperation"
        width: Theme.grid(42)
        model: Array.from(root.operations).map(each => root.operationText(each))
        currentIndex: root.operations.indexOf(root.log.operation)
        onActivated: at => root.log.operation = root.operations[at]
    }
    UiComboBox {
        objectName: "auditPlace"
        width: Theme.grid(46)
        model: Array.from(root.places).map(each => each === "" ? qsTr("Where: anywhere") : each.replace(/^col_/, ""))
        currentIndex: root.places.indexOf(root.log.tableName)
        onActivated: at => {
            root.log.recordId = "";
            root.log.tableName = root.places[at];
        }
    }
    UiComboBox {
        objectName: "auditRange"
        width: Theme.grid(40)
        model: Array.from(root.ranges).map(each => root.rangeText(each))
        currentIndex: Array.from(root.ranges).indexOf(root.log.days)
        onActivated: at => root.log.days = root.ranges[at]
    }
    Chip {
        implicitHeight: Theme.controlHeight
        visible: root.log.actorId !== ""
        iconName: "user-round"
        text: root.actorName
        removable: true
        onRemoved: {
            root.log.actorId = "";
            root.actorCleared();
        }
    }
    Chip {
        implicitHeight: Theme.controlHeight
        visible: root.log.recordId !== ""
        iconName: "table-2"
        text: qsTr("one record")
        removable: true
        onRemoved: root.log.recordId = ""
    }
    UiButton {
        kind: "ghost"
        visible: root.log.operation !== "" || root.log.tableName !== "" || root.log.days !== 0 || root.log.actorId !== "" || root.log.recordId !== ""
        iconName: "funnel-x"
        text: qsTr("Clear")
        onClicked: {
            root.log.operation = "";
            root.log.tableName = "";
            root.log.days = 0;
            root.log.actorId = "";
            root.log.recordId = "";
            root.actorCleared();
        }
    }
}
