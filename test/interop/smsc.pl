# Net::SMPP as SMSC for one client. Usage: perl smsc.pl [TEXT]
# Prints its port, accepts one connection, takes any bind, gives each message an id and sends its receipt; prints
# one JSON object per request and per answered receipt. Ends when the client unbinds. With TEXT a subscriber sends that
# to 1234 once the client is bound.
use strict;
use warnings;
use JSON::PP;
use Net::SMPP;

$| = 1;
alarm 30;

my $json = JSON::PP->new->canonical->ascii;
sub say_step { my ($step, %facts) = @_; print $json->encode({ step => $step, %facts }), "\n"; }

my $listener = Net::SMPP->new_listen('127.0.0.1', port => 0) or die "cannot listen: $!\n";
say_step('listening', port => $listener->sockport);
my $client = $listener->accept or die "nobody came: $!\n";

my $count = 0;
while (my $pdu = $client->read_pdu()) {
    my $command = $pdu->explain_cmd();
    if ($command =~ /^bind_(transmitter|receiver|transceiver)$/) {
        my $answer = "${command}_resp";
        say_step($command, system_id => $pdu->{system_id}, password => $pdu->{password}, interface_version => $pdu->{interface_version});
        $client->$answer(seq => $pdu->{seq}, system_id => 'perl');
        $client->deliver_sm(
            async => 1,
            source_addr_ton => 1, source_addr_npi => 1, source_addr => '79161234567',
            dest_addr_ton => 3, dest_addr_npi => 0, destination_addr => '1234', short_message => $ARGV[0],
        ) if @ARGV;
    } elsif ($command eq 'submit_sm') {
        my $id = sprintf 'perl-%04d', ++$count;
        say_step($command, source_addr => $pdu->{source_addr}, destination_addr => $pdu->{destination_addr},
            data_coding => $pdu->{data_coding}, esm_class => $pdu->{esm_class}, hex => unpack('H*', $pdu->{short_message}));
        $client->submit_sm_resp(seq => $pdu->{seq}, message_id => $id);
        next unless $pdu->{registered_delivery};
        $client->deliver_sm(
            async => 1, esm_class => 4,
            source_addr_ton => $pdu->{dest_addr_ton}, source_addr_npi => $pdu->{dest_addr_npi}, source_addr => $pdu->{destination_addr},
            dest_addr_ton => $pdu->{source_addr_ton}, dest_addr_npi => $pdu->{source_addr_npi}, destination_addr => $pdu->{source_addr},
            short_message => "id:$id sub:001 dlvrd:001 submit date:2611221230 done date:2611221231 stat:DELIVRD err:000 text:",
        );
    } elsif ($command eq 'deliver_sm_resp') {
        say_step($command, status => $pdu->{status});
    } elsif ($command eq 'enquire_link') {
        $client->enquire_link_resp(seq => $pdu->{seq});
        say_step($command);
    } elsif ($command eq 'unbind') {
        $client->unbind_resp(seq => $pdu->{seq});
        say_step($command);
        last;
    } else {
        $client->generic_nack(seq => $pdu->{seq}, status => 3);
    }
}
