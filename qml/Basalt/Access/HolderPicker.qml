// SPDX-FileCopyrightText: 2026 The Basalt authors
// SPDX-License-Identifier: GPL-3.0-or-later

pragma ComponentBehavior: Bound
import QtQuick
import Basalt.App
import Basalt.Controls
import Basalt.Theme

/** A user or a group of the chosen account. */
Column {
    id: root

    /** `user` or `group`. */
    property string target: "user"
    property bool active: false
    /** Before the names of the fields and lists. */
    property string prefix: "share"
    /** The kind is chosen elsewhere. */
    property bool fixed: false
    readonly property string chosenId: target === "user" ? people.userId : idOfGroup(groups.currentIndex, groupList.count)
    signal accepted

    function idOfGroup(row: int, of: int): string {
        return row < 0 || row >= of ? "" : groupList.textAt(row, "id");
    }
    /** Nobody is chosen, and one of that kind is looked for. */
    function begin(kind: string): void {
        target = kind;
        people.clear();
        groups.clear();
        (kind === "user" ? people : groups).begin();
    }

    spacing: Theme.space2

    Segmented {
        objectName: root.prefix + "Target"
        visible: !root.fixed
        values: ["user", "group"]
        texts: [qsTr("A user"), qsTr("A group")]
        value: root.target
        onChosen: value => root.target = value
    }
    UserPicker {
        id: people

        fieldName: root.prefix + "UserField"
        listName: root.prefix + "UserList"
        width: parent.width
        lines: 4
        visible: root.target === "user"
        active: root.active && visible
        onPicked: root.accepted()
    }
    PickList {
        id: groups

        fieldName: root.prefix + "GroupField"
        listName: root.prefix + "GroupList"
        width: parent.width
        lines: 4
        visible: root.target === "group"
        placeholderText: qsTr("Find a group")
        busy: groupList.loading
        problem: groupList.error.isSet ? groupList.error.message : ""
        onAccepted: root.accepted()
        model: GroupListModel {
            id: groupList

            active: root.active && root.target === "group"
            search: groups.text
        }
        delegate: PickRow {
            required property int index
            required property string name
            required property double memberCount

            width: ListView.view.width
            iconName: "boxes"
            title: name
            note: qsTr("%Ln people", "", memberCount)
            current: ListView.isCurrentItem
            onChosen: groups.currentIndex = index
            onOpened: root.accepted()
        }
    }
}
